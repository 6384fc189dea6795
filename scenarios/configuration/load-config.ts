import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ConfigError } from './config-error.ts'
import { type ReadConfig, readConfig } from './read-config.ts'

/** Names under which a configuration is found, the first that is there. */
export const CONFIG_FILES = [
  'oin-sim.config.ts',
  'oin-sim.config.mts',
  'oin-sim.config.js',
  'oin-sim.config.mjs',
]

/** The configuration of a folder; undefined where it has none. */
export async function findConfig(folder: string): Promise<string | undefined> {
  for (const name of CONFIG_FILES) {
    const file = join(folder, name)
    const isThere = await access(file).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return undefined
}

/**
 * Runs a configuration and checks what it exports.
 *
 * @param path of the file, from the current folder
 * @throws ConfigError where the file isn't there, fails when it is run, or doesn't export what it has to
 */
export async function loadConfig(path: string): Promise<ReadConfig> {
  const file = resolve(path)
  const exported = await access(file).then(
    () => run(file),
    cause => {
      throw new ConfigError(
        file,
        ['it is not there. Give the path of a file, or make one: oin-sim init'],
        cause,
      )
    },
  )
  if (!('default' in exported)) {
    throw new ConfigError(file, ['it has no default export, expected: export default defineConfig({ … })'])
  }
  return readConfig(exported.default, file)
}

async function run(file: string): Promise<Record<string, unknown>> {
  try {
    const { importConfig } = await import('./import-config.ts')
    return await importConfig(file)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new ConfigError(file, [`it fails when it is run: ${said}`], error)
  }
}
