import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { command, inFolder, resultsIn, verdictsOf } from './run-of.ts'

const folderOf = (target: string) =>
  fileURLToPath(new URL(`../../../scenarios/targets/${target}/`, import.meta.url))

// The whole catalogue, with the target started anew for each scenario.
test.each(['express', 'python'])(
  'the target %s gets the verdicts that are recorded and explained beside it',
  { timeout: 600_000 },
  target =>
    inFolder(async folder => {
      const recorded = JSON.parse(await readFile(`${folderOf(target)}verdicts.json`, 'utf8'))
      const config = `${folderOf(target)}oin-sim.config.ts`
      const { said } = await command('run', '--config', config, '--agent', 'http', '--report', folder)
      const results = await resultsIn(folder).catch(error => {
        throw new Error(`There are no results: ${said}`, { cause: error })
      })
      const reasons = results.scenarios
        .filter(({ id, verdict }) => verdict !== recorded[id])
        .map(({ id, reason }) => `${id}: ${reason}`)
      expect(verdictsOf(results), reasons.join('\n')).toEqual(recorded)
    }),
)

// Connections made by hand, several orgs and workspaces; and by Express Configuration, all through a configuration.
test.each([
  ['by-hand', 'other-tenant', 3],
  ['by-express-configuration', 'guide/configuration', 4],
] as const)('a target that is connected %s is judged on %s', { timeout: 120_000 }, (how, filter, passed) =>
  inFolder(async folder => {
    const config = fileURLToPath(new URL(`./${how}/oin-sim.config.ts`, import.meta.url))
    const { said } = await command('run', filter, '--config', config, '--agent', 'http', '--report', folder)
    const { counts, gate } = await resultsIn(folder)
    expect({ gate, passed: counts.passed }, said).toEqual({ gate: 'passed', passed })
  }),
)
