import type { ReadConfig } from '../configuration/read-config.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { couldNotStart } from './start-failure.ts'

/**
 * Starts Okta and the configured target once, before any scenario does: what is wrong with them is said once, and what
 * can be found out of the target is.
 *
 * @returns where it lets Okta send people back to, as far as its configuration doesn't say
 * @throws CommandError where Okta or the target can't be started, or the target leads nowhere
 */
export async function tryTarget(config: ReadConfig): Promise<readonly string[]> {
  const { target } = config
  if (!target) return []
  const { openConfigured } = await import('../harness/platform.ts')
  const { TargetNotStarted } = await import('../targets/configured/served-process.ts')
  try {
    const platform = await openConfigured({ ...config, target })
    await platform.close()
    return platform.redirectUris
  } catch (error) {
    if (error instanceof TargetNotStarted) throw new CommandError(exitCodes.notStarted, error.message, error)
    throw couldNotStart(error, 'Simulated Okta', {
      port: config.okta.port,
      option: 'okta.port in the configuration',
    })
  }
}
