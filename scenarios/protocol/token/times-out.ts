import { asksForTokens, demandAllDelivered, injectAll } from '../../harness/refusal.ts'
import { scenario } from '../../harness/scenario.ts'
import { step, twin } from '../../harness/steps.ts'
import { expectThat } from '../../harness/verdicts.ts'

// For what else a sign-in takes, and for a machine that is busy.
const FURTHER_SECONDS = 3

scenario(
  'where Okta gives no tokens, the wait ends as the target declares, and the person is told',
  { clauses: ['target.patience'], level: 'P' },
  async scene => {
    const { okta, person, workspace, declared, connect, assign, rememberUsers } = scene
    const patience = declared('patienceSeconds')
    await connect()
    await assign(person)
    const users = await rememberUsers()

    await step(`after ${patience} s the target gives up, and does not ask again`, async () => {
      const injected = await injectAll(scene, ['token/held'])
      const began = performance.now()
      await person.signsInAtTarget(workspace)
      const seconds = (performance.now() - began) / 1000
      demandAllDelivered(scene, injected)
      const expected = `the target waits for ${patience} s at most`
      expectThat(expected, seconds < patience + FURTHER_SECONDS, `an answer after ${seconds.toFixed(1)} s`)
      await person.isRefused(workspace)
      await users.expectUnchanged()
      asksForTokens(1)(scene)
    })
    okta.faults.clearAll()

    await twin('where Okta answers, the person is signed in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
