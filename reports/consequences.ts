import type { Clause, Scenario, Verdict } from './run.ts'

/** A clause that a scenario is judged against, with what its breach means and how it is mended, where the run says so. */
export type Consequence = Pick<Clause, 'id' | 'breach' | 'mend'>

/** Those of the scenario's clauses that say what their breach means or how to mend it, the one it is mostly about first. */
export const consequences = ({ clauses: ids }: Scenario, clauses: readonly Clause[]): Consequence[] =>
  ids.flatMap(id => clauses.filter(clause => clause.id === id && (clause.breach || clause.mend)))

/** Whether the verdict says that something was seen not to hold; a crash or a twin that failed says nothing of the kind. */
export const isBreach = (verdict: Verdict): boolean =>
  verdict === 'failed' || verdict === 'warning' || verdict === 'waived'

/** What to do about a scenario that failed or warns, for where there is one line only; undefined for any other. */
export const mendOf = (scenario: Scenario, clauses: readonly Clause[]): string | undefined =>
  scenario.verdict === 'failed' || scenario.verdict === 'warning'
    ? consequences(scenario, clauses).find(({ mend }) => mend)?.mend
    : undefined
