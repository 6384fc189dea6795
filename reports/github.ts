import { onOneLine } from './phrases.ts'
import type { Run, Scenario } from './run.ts'
import { shutsGate } from './verdicts.ts'

/** GitHub shows ten annotations of each kind of one step, and drops what is beyond. */
const AT_MOST = 10

/**
 * Annotations for a job of GitHub Actions, one a line: an error for what fails the gate, a warning for each warning and a
 * notice for each waiver in force.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function annotations(run: Run): string[] {
  const of = (isMeant: (scenario: Scenario) => boolean) => run.scenarios.filter(isMeant)
  return [
    ...commands(
      'error',
      of(({ verdict }) => shutsGate(verdict)),
    ),
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

function commands(kind: 'error' | 'warning' | 'notice', scenarios: readonly Scenario[]): string[] {
  const shown = scenarios.length > AT_MOST ? scenarios.slice(0, AT_MOST - 1) : scenarios
  const lines = shown.map(({ id, title, reason, expected, received, verdict }) => {
    const seen = expected && received ? ` Expected: ${expected} Received: ${received}` : ''
    return `::${kind} title=${property(`${verdict}: ${id}`)}::${message(`${title}. ${reason ?? ''}${seen}`)}`
  })
  const more = scenarios.length - shown.length
  return more > 0 ? [...lines, `::${kind} title=oin-sim::${more} more, see the report`] : lines
}

const message = (text: string): string =>
  onOneLine(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
