import { expect, test } from 'vitest'
import { areaOf, listDefects, loadScenarios } from './prove/catalogue.ts'
import { hasNoticed, tryScenario, withAlpacon } from './prove/trial.ts'

/** Declares a test for each defect of an area: the scenarios that have to notice it do. */
export async function everyDefectIsNoticed(area: string): Promise<void> {
  const defects = (await listDefects()).filter(({ id }) => areaOf(id) === area)
  for (const defect of defects) {
    test(`${defect.id} is noticed`, { timeout: 120_000 }, async () => {
      const scenarios = await loadScenarios(defect.killedBy)
      const missed = await withAlpacon(defect, async platform => {
        const trials = []
        for (const scenario of scenarios) trials.push(await tryScenario(scenario, platform))
        return trials.filter(trial => !hasNoticed(trial))
      })
      expect(missed).toEqual([])
    })
  }
}
