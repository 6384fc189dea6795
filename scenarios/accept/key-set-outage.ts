import { demandAllDelivered, injectAll } from '../harness/refusal.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'after an outage of the key set, sign-in works again at once',
  { clauses: ['okta.outage', 'guide.step-3.assigned-sign-in'] },
  async scene => {
    const { person, workspace, connect, assign } = scene
    await connect()
    await assign(person)

    await step("the keys can't be fetched", async () => {
      const injected = await injectAll(scene, ['keys/server-error'])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
    })

    await step('once they can be fetched, the same person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
