import { stripVTControlCharacters } from 'node:util'
import type { Outcome } from './record.ts'
import { ExpectationFailed, Inconclusive, NotRun } from './verdicts.ts'

/** What a scenario came to, and why. */
export type Judgement = Pick<Outcome, 'verdict' | 'reason' | 'expected' | 'received'>

/**
 * Judges how a scenario ended: `thrown` is what it threw, undefined where it ran to its end. A breach of a SHOULD warns.
 * What is no verdict of the harness is an error of this project or a crash, and never a pass. `clean` takes secrets out
 * of what people will read.
 */
export function judge(thrown: unknown, level: 'M' | 'S' | 'P', clean: (text: string) => string): Judgement {
  if (thrown === undefined) return { verdict: 'passed', reason: null }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof ExpectationFailed) {
    return {
      verdict: level === 'S' ? 'warning' : 'failed',
      reason: clean(message),
      expected: clean(thrown.expected),
      received: clean(thrown.received),
    }
  }
  if (thrown instanceof Inconclusive) return { verdict: 'inconclusive', reason: clean(message) }
  if (thrown instanceof NotRun) return { verdict: 'notRun', reason: clean(message) }
  // Playwright's call log repeats what the steps say, and headers with it.
  const [plain = ''] = stripVTControlCharacters(message).split('Call log:')
  return { verdict: 'error', reason: clean(plain.trim()) }
}
