import type { Clause, Run, Scenario, Verdict } from './run.ts'
import { shutsGate } from './verdicts.ts'

/** How many scenarios came to each verdict. */
export type Counts = Record<Verdict, number>

/**
 * What the scenarios say of a clause. `broken`: one failed. `undecided`: one was inconclusive or crashed.
 * `uncovered`: it has no scenario. `unchecked`: none of its scenarios was judged. `partly`: what was judged passed,
 * the rest wasn't. `warned`: nothing but a SHOULD was breached. `holds`: all passed.
 */
export type Standing = 'holds' | 'warned' | 'partly' | 'unchecked' | 'uncovered' | 'undecided' | 'broken'

export type ClauseCoverage = { clause: Clause; scenarios: Scenario[]; counts: Counts; standing: Standing }

/** Counts the verdicts of these scenarios. */
export function countVerdicts(scenarios: readonly Scenario[]): Counts {
  const counts: Counts = {
    passed: 0,
    failed: 0,
    warning: 0,
    inconclusive: 0,
    error: 0,
    notRun: 0,
    waived: 0,
  }
  for (const { verdict } of scenarios) counts[verdict] += 1
  return counts
}

/** Every clause of the run in its order, with its scenarios and where it stands; clauses without any are kept. */
export function coverage(run: Run): ClauseCoverage[] {
  return run.clauses.map(clause => {
    const scenarios = run.scenarios.filter(scenario => scenario.clauses.includes(clause.id))
    return { clause, scenarios, counts: countVerdicts(scenarios), standing: standing(scenarios) }
  })
}

function standing(scenarios: readonly Scenario[]): Standing {
  if (scenarios.length === 0) return 'uncovered'
  const counts = countVerdicts(scenarios)
  if (counts.failed > 0) return 'broken'
  if (scenarios.some(({ verdict }) => shutsGate(verdict))) return 'undecided'
  if (counts.passed + counts.warning === 0) return 'unchecked'
  if (counts.warning > 0) return 'warned'
  return counts.passed < scenarios.length ? 'partly' : 'holds'
}

/** The clauses under their headings, in the run's order; headings that come back later are joined to the first. */
export function bySection(rows: readonly ClauseCoverage[]): { section: string; rows: ClauseCoverage[] }[] {
  const sections = new Map<string, ClauseCoverage[]>()
  for (const row of rows) {
    const section = sections.get(row.clause.section)
    if (section) section.push(row)
    else sections.set(row.clause.section, [row])
  }
  return [...sections].map(([section, sectionRows]) => ({ section, rows: sectionRows }))
}
