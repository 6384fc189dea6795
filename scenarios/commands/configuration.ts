import { resolve } from 'node:path'
import { ConfigError } from '../configuration/config-error.ts'
import { findConfig, loadConfig } from '../configuration/load-config.ts'
import type { ReadConfig } from '../configuration/read-config.ts'
import { CommandError, exitCodes } from './exit-codes.ts'

/**
 * The configuration that a command goes by: the one that was named, else the current folder's, else none.
 *
 * @throws CommandError of usage where it can't be used
 */
export async function configurationOf(named: string | undefined): Promise<ReadConfig | undefined> {
  const file = named === undefined ? await findConfig(process.cwd()) : resolve(named)
  if (file === undefined) return undefined
  try {
    return await loadConfig(file)
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(exitCodes.usage, error.message, error)
    throw error
  }
}
