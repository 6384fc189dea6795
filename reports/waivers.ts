import { z } from 'zod'
import type { Run, Scenario } from './run.ts'
import { shutsGate } from './verdicts.ts'

/** A scenario that may fail until a day, and who sees to it. */
export const waiverSchema = z.strictObject({
  scenario: z.string(),
  owner: z.string(),
  reason: z.string(),
  /** The last day on which it holds, as 2026-12-31, in UTC. */
  until: z.iso.date(),
})

/** What became of a waiver in a run. */
export const appliedWaiverSchema = waiverSchema.extend({
  state: z.enum(['in force', 'expired', 'no longer needed', 'not judged']),
})

export type Waiver = z.infer<typeof waiverSchema>
export type AppliedWaiver = z.infer<typeof appliedWaiverSchema>

/** Whether a verdict is one that can be waived: a crash never is, since nobody knows what it hides. */
const isWaivable = ({ verdict }: Scenario): boolean => shutsGate(verdict) && verdict !== 'error'

const isOver = ({ until }: Waiver, now: Date): boolean => now.toISOString().slice(0, 10) > until

const day = (until: string): string =>
  new Date(until).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** A scenario as its waiver makes it: waived while the waiver holds, else told that it doesn't any more. */
export function waive(scenario: Scenario, waivers: readonly Waiver[], now: Date): Scenario {
  const waiver = waivers.find(one => one.scenario === scenario.id)
  if (!waiver || !isWaivable(scenario)) return scenario
  const { owner, reason, until } = waiver
  const what = scenario.reason?.replace(/[.\s]+$/, '') ?? scenario.verdict
  return isOver(waiver, now)
    ? { ...scenario, reason: `${what}. Its waiver by ${owner} ended on ${day(until)}: ${reason}` }
    : { ...scenario, verdict: 'waived', reason: `${what}. Waived by ${owner} until ${day(until)}: ${reason}` }
}

/** The waivers with what became of each, given the scenarios as `waive` left them. */
export function judgeWaivers(scenarios: readonly Scenario[], waivers: readonly Waiver[]): AppliedWaiver[] {
  return waivers.map(waiver => {
    const scenario = scenarios.find(({ id }) => id === waiver.scenario)
    return { ...waiver, state: stateOf(scenario) }
  })
}

function stateOf(scenario: Scenario | undefined): AppliedWaiver['state'] {
  switch (scenario?.verdict) {
    case 'waived':
      return 'in force'
    case 'failed':
    case 'inconclusive':
      return 'expired'
    case 'passed':
    case 'warning':
      return 'no longer needed'
    default:
      return 'not judged'
  }
}

/** The waivers of a run that nothing needs any more. They fail its gate: nobody would delete them otherwise. */
export const unneeded = ({ waivers = [] }: Pick<Run, 'waivers'>): AppliedWaiver[] =>
  waivers.filter(({ state }) => state === 'no longer needed')
