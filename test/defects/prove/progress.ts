import { styleText } from 'node:util'
import { hasNoticed, type Trial } from './trial.ts'

export interface Progress {
  /** A scenario has ended. */
  step(of: string): void
  /** All scenarios of a defect or a variant have ended. */
  told(id: string, kind: 'defect' | 'variant', trials: readonly Trial[]): void
  end(): void
}

/**
 * Tells how far a proof has come: a line for each defect and variant and, on a terminal, a last line with what is done,
 * what runs now, and how long the rest takes.
 */
export function createProgress(all: number, out: NodeJS.WriteStream): Progress {
  const began = performance.now()
  let done = 0
  const clear = () => (out.isTTY ? '\r\u001b[2K' : '')
  const last = (now: string) => {
    const left = ((performance.now() - began) / done) * (all - done)
    const text = `… ${done} of ${all} trials, ${now}, ${inWords(left)} left`
    return text.slice(0, (out.columns || 80) - 1)
  }
  return {
    step(of) {
      done += 1
      if (out.isTTY) out.write(`${clear()}${last(of)}`)
    },
    told(id, kind, trials) {
      out.write(`${clear()}${kind === 'defect' ? fate(id, trials) : calm(id, trials)}\n`)
    },
    end: () => void out.write(clear()),
  }
}

function fate(id: string, trials: readonly Trial[]): string {
  const killers = trials.filter(hasNoticed).map(({ scenario }) => scenario)
  if (killers.length === 0) return styleText('red', `✗ survived  ${id}  after ${trials.length} scenarios`)
  const [first, ...rest] = killers
  return `${styleText('green', '✓ killed')}    ${id}  by ${first}${rest.length > 0 ? ` and ${rest.length} more` : ''}`
}

function calm(id: string, trials: readonly Trial[]): string {
  const alarms = trials.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'notRun')
  if (alarms.length === 0) return `${styleText('green', '✓ let be')}    ${id}`
  return styleText('red', `✗ false alarm  ${id}  in ${alarms.map(({ scenario }) => scenario).join(', ')}`)
}

const inWords = (ms: number): string =>
  ms < 90_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / 60_000)} min`
