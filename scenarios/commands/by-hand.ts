import { createInterface } from 'node:readline/promises'
import { duration } from '../../reports/index.ts'
import type { ReadConfig } from '../configuration/read-config.ts'
import { type Conducted, conduct } from '../harness/conduct.ts'
import type { DeclaredScenario } from '../harness/declared.ts'
import { NoBrowserError } from '../harness/find-browser.ts'
import { type LazyBrowser, lazyBrowser } from '../harness/launch-browser.ts'
import { openPlatform } from '../harness/platform.ts'
import type { Platform, SceneOptions } from '../harness/scene.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { openForTarget } from './open-for-target.ts'
import { paint, type Terminal } from './terminal.ts'

export interface ByHandOptions extends SceneOptions {
  browser: LazyBrowser
  /** Waits for Enter before each step. */
  pause: boolean
}

/** Where a person's Enter comes from. */
export interface EnterKey {
  isTTY?: boolean | undefined
  /** Resolves at the next Enter. Rejects with the reason of the signal. */
  enter(prompt: string, signal: AbortSignal): Promise<void>
}

export const enterKey: EnterKey = {
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
export function demandEnterKey({ isTTY }: EnterKey): void {
  if (isTTY) return
  throw new CommandError(
    exitCodes.usage,
    '--pause waits for Enter, and nobody can press it here: standard input is no terminal. Leave --pause out.',
  )
}

/**
 * Opens Okta, the target of a configuration or the reference, and a browser for when one is needed; ends all of it when
 * `use` is done with it.
 *
 * @throws CommandError where one of them can't be started
 */
export async function withStage<T>(
  config: ReadConfig | undefined,
  { headed }: { headed: boolean },
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
  use: (stage: { platform: Platform; browser: LazyBrowser }) => Promise<T>,
): Promise<T> {
  const { target, close, ...platform } = config?.target
    ? await openForTarget(config, signal)
    : await openPlatform({})
  const browser = lazyBrowser({ headed, progress: terminal.err })
  try {
    if (!target) throw new Error('a configuration with a target was opened without one')
    return await use({ platform: { ...platform, target }, browser })
  } catch (error) {
    if (error instanceof NoBrowserError) throw new CommandError(exitCodes.notStarted, error.message, error)
    throw error
  } finally {
    await browser.close()
    await close()
  }
}

/**
 * Conducts one scenario here rather than in a worker of Playwright Test, and tells of each step as it ends; with `pause`,
 * of each before it begins, and waits for Enter.
 *
 * @param signal ends the waiting; CommandError of interrupted then
 */
export async function conductByHand(
  scenario: Pick<DeclaredScenario, 'title' | 'act' | 'level'>,
  platform: Platform,
  { browser, pause, ...options }: ByHandOptions,
  { terminal, keys = enterKey, signal }: { terminal: Terminal; keys?: EnterKey; signal: AbortSignal },
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
