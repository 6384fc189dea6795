import type { ReadConfig } from '../configuration/read-config.ts'
import type { FoundBefore } from '../harness/hand-down.ts'
import type { Platform } from '../harness/scene.ts'
import type { Target } from '../harness/target.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { couldNotStart } from './start-failure.ts'

export interface OpenForTarget extends Omit<Platform, 'target'> {
  /** Undefined where no configuration says of one. */
  target?: Target
  /** Where it lets Okta send people back to, as far as it had to be found out. */
  redirectUris: readonly string[]
  close(): Promise<void>
}

/**
 * Starts Okta, and the target of a configuration, and finds out what the configuration leaves out.
 *
 * @param signal ends it; what was started by then is closed
 * @throws CommandError where Okta or the target can't be started, the target leads nowhere, or the signal came
 */
export async function openForTarget(
  config: ReadConfig | undefined,
  signal: AbortSignal,
  before: FoundBefore = {},
): Promise<OpenForTarget> {
  const opened = await open(config, signal, before).catch(error => {
    // Whatever it then failed of, nobody waits for it any more.
    throw signal.aborted ? stopped(error) : error
  })
  if (!signal.aborted) return opened
  await opened.close()
  throw stopped()
}

const stopped = (cause?: unknown): CommandError =>
  new CommandError(exitCodes.interrupted, 'Stopped while Okta and the target were starting.', cause)

async function open(
  config: ReadConfig | undefined,
  signal: AbortSignal,
  before: FoundBefore,
): Promise<OpenForTarget> {
  const { startOkta } = await import('../../sim/index.ts')
  const { openConfigured } = await import('../harness/platform.ts')
  const { TargetNotStarted } = await import('../targets/configured/served-process.ts')
  try {
    if (config?.target) return await openConfigured({ ...config, target: config.target }, before, signal)
    const okta = await startOkta({ port: config?.okta.port ?? 0 })
    return { okta, redirectUris: [], close: () => okta.close() }
  } catch (error) {
    if (error instanceof TargetNotStarted) throw new CommandError(exitCodes.notStarted, error.message, error)
    const option = 'okta.port in the configuration'
    throw couldNotStart(error, 'Simulated Okta', { port: config?.okta.port ?? 0, option })
  }
}
