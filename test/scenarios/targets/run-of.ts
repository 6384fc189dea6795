import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Results, resultsSchema } from '../../../reports/index.ts'

const bin = fileURLToPath(new URL('../../../scenarios/oin-sim.js', import.meta.url))

/** Runs the command line in a process of its own, and gives back what it said and how it ended. */
export function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    // As by hand: a variable of the tests' own environment is no setting.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('OIN_SIM_') && name !== 'VITEST'),
    )
    const child = spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
    child.on('error', reject)
    child.on('close', code => resolve({ code, said }))
  })
}

/** The results in the folder of a report. */
export const resultsIn = async (folder: string): Promise<Results> =>
  resultsSchema.parse(JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')))

/** A folder for reports that is gone once `use` has ended. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'oin-sim-target-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Verdicts by scenario. */
export const verdictsOf = ({ scenarios }: Results): Record<string, string> =>
  Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict]))
