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
      if (!ordered) return
      let place = ordered.length
      // Those of the same millisecond, or of a clock that was put back, may belong before the last.
      while (place > 0 && byCreation(ordered[place - 1]!, item) > 0) place -= 1
      ordered.splice(place, 0, item)
    },
    leave(item: T): void {
      ordered?.splice(ordered.indexOf(item), 1)
    },
  }
}
