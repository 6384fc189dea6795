import type { Clause } from './run.ts'

/** By the first clause that each judges, in the order of the clauses, then by id: the order in which one reads the guide. */
export function inClauseOrder<T extends { id: string; clauses: string[] }>(
  scenarios: readonly T[],
  clauses: readonly Clause[],
): T[] {
  const places = new Map(clauses.map(({ id }, place) => [id, place]))
  const place = (scenario: T) =>
    Math.min(...scenario.clauses.map(id => places.get(id) ?? Number.POSITIVE_INFINITY))
  return [...scenarios].sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id))
}
