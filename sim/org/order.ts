/** What a list is ordered and continued by: things that are made while somebody pages come after what was there. */
export interface Ordered {
  id: string
  created: string
}

/** Orders what was made first to the front; what was made in the same moment, by id. */
export function byCreation(a: Ordered, b: Ordered): number {
  if (a.created !== b.created) return a.created < b.created ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** Where those begin that come after an item, or a cursor, in a list that is in order. */
export function placeAfter(ordered: readonly Ordered[], after: Ordered): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byCreation(ordered[middle]!, after) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** What `all` gives in the order in which it was made: sorted once somebody asks, and kept in step from then on. */
export function createOrder<T extends Ordered>(all: () => T[]) {
  let ordered: T[] | undefined
  return {
    /** To be read only. */
    list(): readonly T[] {
      ordered ??= all().sort(byCreation)
      return ordered
    },
    enter(item: T): void {
      // Of the same millisecond, or by a clock that was put back, it may belong before the last.
      ordered?.splice(placeAfter(ordered, item), 0, item)
    },
    leave(item: T): void {
      ordered?.splice(ordered.indexOf(item), 1)
    },
  }
}
