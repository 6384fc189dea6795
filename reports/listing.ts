import type { Scenario } from './run.ts'
import { earlyWord, progress, type Screen, scenarioLine } from './terminal.ts'
import { shutsGate } from './verdicts.ts'

/** The lines of a run's scenarios, written as they end but in an order that is known before. */
export interface Listing {
  /** A scenario is over. Its line waits for those before it; one that fails the gate is told of at once all the same. */
  ended(scenario: Scenario): void
  /** Nothing more will end: writes the lines that still wait. */
  close(): void
}

/**
 * Starts the listing of these scenarios, in this order. Those that aren't among them are listed last. On a terminal the
 * last line says how far the run has come, for as long as it goes on.
 */
export function createListing(
  ids: readonly string[],
  { screen, write }: { screen: Screen; write(text: string): void },
): Listing {
  const waiting = new Map<string, Scenario>()
  let next = 0
  let done = 0

  // The line with the progress, which has no line break, gives way to what is written.
  const clear = () => (screen.isTTY ? '\r\u001b[2K' : '')

  function due(): Scenario[] {
    const found: Scenario[] = []
    for (let one = waiting.get(ids[next] ?? ''); one; one = waiting.get(ids[next] ?? '')) {
      found.push(one)
      waiting.delete(one.id)
      next += 1
    }
    return found
  }

  const lines = (scenarios: readonly Scenario[]) =>
    scenarios.map(scenario => `${scenarioLine(scenario, screen)}\n`).join('')

  return {
    ended(scenario) {
      done += 1
      waiting.set(scenario.id, scenario)
      const told = lines(due())
      const early = waiting.has(scenario.id) && shutsGate(scenario.verdict)
      const text = told + (early ? `${earlyWord(scenario, screen)}\n` : '')
      const end = screen.isTTY && done < ids.length ? progress(done, ids.length, screen) : ''
      const all = clear() + text + end
      if (all) write(all)
    },
    close() {
      const order = new Map(ids.map((id, index) => [id, index]))
      const place = ({ id }: Scenario) => order.get(id) ?? ids.length
      const left = [...waiting.values()].sort((a, b) => place(a) - place(b))
      waiting.clear()
      const all = clear() + lines(left)
      if (all) write(all)
    },
  }
}
