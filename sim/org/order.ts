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
