import { mendOf } from './consequences.ts'
import { onOneLine } from './phrases.ts'
import type { Clause, Run, Scenario } from './run.ts'
import { summarize } from './summary.ts'
import { shutsGate } from './verdicts.ts'
import { unneeded } from './waivers.ts'

/** GitHub shows ten annotations of each kind of one step, and drops what is beyond. */
const AT_MOST = 10

type Note = { title: string; text: string }

/**
 * Annotations for a job of GitHub Actions, one a line: an error for everything that fails the gate, which besides
 * scenarios is a run that broke off, shows nothing, or has a waiver that nothing needs; a warning for each warning and a
 * notice for each waiver in force.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function annotations(run: Run): string[] {
  const of = (isMeant: (scenario: Scenario) => boolean) =>
    run.scenarios.filter(isMeant).map(scenario => noteOf(scenario, run.clauses))
  const broken = (run.broken ?? []).map(text => ({ title: 'the run broke off', text }))
  const useless = unneeded(run).map(({ scenario, owner, state }) => ({
    title: `waiver ${state}: ${scenario}`,
    text: `${scenario} holds: delete its waiver by ${owner}.`,
  }))
  const errors = [...broken, ...useless, ...of(({ verdict }) => shutsGate(verdict))]
  const { gate, headline, why } = summarize(run)
  if (gate === 'failed' && errors.length === 0) errors.push({ title: headline, text: why })
  return [
    ...commands('error', errors),
    ...commands(
      'warning',
      of(({ verdict }) => verdict === 'warning'),
    ),
    ...commands(
      'notice',
      of(({ verdict }) => verdict === 'waived'),
    ),
  ]
}

function noteOf(scenario: Scenario, clauses: readonly Clause[]): Note {
  const { id, title, reason, expected, received, verdict } = scenario
  const mend = mendOf(scenario, clauses)
  const seen = expected && received ? ` Expected: ${expected} Received: ${received}` : ''
  return {
    title: `${verdict}: ${id}`,
    text: `${title}. ${reason ?? ''}${seen}${mend ? ` Mend: ${mend}` : ''}`,
  }
}

function commands(kind: 'error' | 'warning' | 'notice', notes: readonly Note[]): string[] {
  const shown = notes.length > AT_MOST ? notes.slice(0, AT_MOST - 1) : notes
  const lines = shown.map(({ title, text }) => `::${kind} title=${property(title)}::${message(text)}`)
  const more = notes.length - shown.length
  return more > 0 ? [...lines, `::${kind} title=oin-sim::${more} more, see the report`] : lines
}

const message = (text: string): string =>
  onOneLine(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
