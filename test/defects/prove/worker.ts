// A process that runs jobs for prove.ts, one at a time, and tells of each scenario as it ends.

import { scenarioIds } from '../../../scenarios/harness/catalogue.ts'
import { listDefects, listVariants, loadScenarios } from './catalogue.ts'
import type { Job } from './jobs.ts'
import type { Trial } from './trial.ts'
import { closeBrowser, tryScenario, withAlpacon } from './trial.ts'

export type Told = { trial: Trial } | 'ready'

const planted = new Map([...(await listDefects()), ...(await listVariants())].map(one => [one.id, one]))
const scenarios = new Map((await loadScenarios(scenarioIds())).map(one => [one.id, one]))
const tell = (told: Told) => process.send?.(told)

async function work({ of, scenarios: ids }: Job): Promise<void> {
  await withAlpacon(planted.get(of)!, async platform => {
    for (const id of ids) tell({ trial: await tryScenario(scenarios.get(id)!, platform) })
  })
  tell('ready')
}

process.on('message', (message: Job | 'end') => {
  if (message === 'end') void closeBrowser().then(() => process.disconnect())
  else void work(message)
})
tell('ready')
