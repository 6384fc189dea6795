import { expect, test } from 'vitest'
import { conduct } from '../../../scenarios/harness/conduct.ts'
import { recording } from '../../../scenarios/harness/record.ts'
import { idleScenarios } from '../../defects/idle-scenarios.ts'
import { loadScenarios } from '../../defects/prove/catalogue.ts'
import { withAlpacon } from '../../defects/prove/trial.ts'
import { doubted, runWith } from './handicaps.ts'

// All that is judged has happened before the first step that counts.
const judgesTheRecord = ['protocol/request/values-reused']

const noBrowser = () => Promise.reject(new Error('no browser is needed'))

test('where the target is dead, every scenario is an error', { timeout: 120_000 }, async () => {
  const trials = await runWith(({ target, ...rest }) => {
    void target.close()
    return { ...rest, target }
  })
  expect(trials.filter(({ verdict }) => verdict !== 'error')).toEqual([])
})

test('where it dies in the middle, nothing that comes after counts as a refusal', {
  timeout: 300_000,
}, async () => {
  const died: { id: string; verdict: string }[] = []
  const chosen = doubted().filter(
    (id, at) => at % 2 === 0 && !(id in idleScenarios) && !judgesTheRecord.includes(id),
  )
  for (const { id, ...scenario } of await loadScenarios(chosen)) {
    await withAlpacon({ parts: () => ({}) }, async platform => {
      let isDead = false
      const { outcome, close } = await conduct(scenario, platform, {
        agentKind: 'http',
        stageKind: 'http',
        chromium: noBrowser,
        async within(_title, act) {
          // Okta and the connection stand: the target dies before what is judged.
          const isJudged = !recording().steps.at(-1)?.title.startsWith('given:')
          if (isJudged && !isDead) {
            isDead = true
            await platform.target.close()
          }
          return act()
        },
      })
      await close()
      if (isDead) died.push({ id, verdict: outcome.verdict })
    })
  }
  expect(died.length).toBeGreaterThan(8)
  expect(died.filter(({ verdict }) => verdict !== 'error')).toEqual([])
})
