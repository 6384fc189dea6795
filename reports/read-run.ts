import { z } from 'zod'
import { type Run, runSchema } from './run.ts'

/** The data handed over isn't a run a report can be made from; the message names every member that is wrong. */
export class InvalidRunError extends Error {
  override name = 'InvalidRunError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    const shown = problems.slice(0, 5).map(problem => `  ${problem}`)
    if (problems.length > shown.length) shown.push(`  and ${problems.length - shown.length} more`)
    super(`No report was written, because the run can't be read:\n${shown.join('\n')}`)
    this.problems = problems
  }
}

/**
 * Takes anything, gives back a run whose members fit together: besides its shape, every scenario and clause has an id
 * of its own (they become permalinks) and every clause that a scenario names is among the run's clauses.
 * Throws InvalidRunError.
 */
export function readRun(input: unknown): Run {
  const parsed = runSchema.safeParse(input)
  if (!parsed.success) {
    throw new InvalidRunError(parsed.error.issues.map(issue => `${memberName(issue.path)}: ${issue.message}`))
  }
  const problems = [
    ...repeatedIds('clauses', parsed.data.clauses),
    ...repeatedIds('scenarios', parsed.data.scenarios),
    ...unknownClauses(parsed.data),
  ]
  if (problems.length > 0) throw new InvalidRunError(problems)
  return parsed.data
}

const memberName = (path: PropertyKey[]): string => (path.length === 0 ? 'the run' : z.core.toDotPath(path))

function repeatedIds(member: string, items: readonly { id: string }[]): string[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [`${member}[${index}].id: "${id}" is taken by an earlier one`]
  })
}

function unknownClauses({ clauses, scenarios }: Run): string[] {
  const known = new Set(clauses.map(clause => clause.id))
  return scenarios.flatMap((scenario, at) =>
    scenario.clauses.flatMap((clause, index) =>
      known.has(clause)
        ? []
        : [`scenarios[${at}].clauses[${index}]: "${clause}" is not among the run's clauses (${scenario.id})`],
    ),
  )
}
