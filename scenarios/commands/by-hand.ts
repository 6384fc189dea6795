import { createInterface } from 'node:readline/promises'
import { duration } from '../../reports/index.ts'
import { type Conducted, conduct } from '../harness/conduct.ts'
import type { DeclaredScenario } from '../harness/declared.ts'
import type { LazyBrowser } from '../harness/launch-browser.ts'
import type { Platform, SceneOptions } from '../harness/scene.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { paint, type Terminal } from './terminal.ts'

export interface ByHandOptions extends SceneOptions {
  browser: LazyBrowser
  /** Waits for Enter before each step. */
  pause: boolean
}

/** Where a person's Enter comes from. */
export interface Keyboard {
  isTTY?: boolean | undefined
  /** Resolves at the next Enter. Rejects with the reason of the signal. */
  enter(prompt: string, signal: AbortSignal): Promise<void>
}

export const keyboard: Keyboard = {
  isTTY: process.stdin.isTTY,
  async enter(prompt, signal) {
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    try {
      await lines.question(prompt, { signal })
    } finally {
      lines.close()
    }
  },
}

/** Refuses to wait for a key that nobody can press. Throws CommandError of usage. */
export function demandKeyboard({ isTTY }: Keyboard): void {
  if (isTTY) return
  throw new CommandError(
    exitCodes.usage,
    '--pause waits for Enter, and nobody can press it here: standard input is no terminal. Leave --pause out.',
  )
}

/**
 * Conducts one scenario here rather than in a worker of Playwright Test, and tells of each step as it ends; with `pause`,
 * of each before it begins, and waits for Enter.
 *
 * @param signal ends the waiting; CommandError of interrupted then
 */
export async function conductByHand(
  scenario: Pick<DeclaredScenario, 'act' | 'level'>,
  platform: Platform,
  { browser, pause, ...options }: ByHandOptions,
  { terminal, keys = keyboard, signal }: { terminal: Terminal; keys?: Keyboard; signal: AbortSignal },
): Promise<Conducted> {
  async function within<T>(title: string, act: () => Promise<T>): Promise<T> {
    if (pause) await keys.enter(`  Enter: ${title} `, signal)
    if (signal.aborted) throw new CommandError(exitCodes.interrupted, 'Stopped.')
    const started = performance.now()
    const tell = (mark: string, colour: 'green' | 'red') => {
      const took = paint(terminal.screen, 'gray', duration(performance.now() - started).padStart(8))
      terminal.err(`  ${paint(terminal.screen, colour, mark)} ${took}  ${title}`)
    }
    try {
      const result = await act()
      tell('✓', 'green')
      return result
    } catch (error) {
      tell('✗', 'red')
      throw error
    }
  }
  return conduct(scenario, platform, { ...options, chromium: browser.open, within })
}
