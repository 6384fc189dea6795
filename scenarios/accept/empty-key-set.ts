import { demandAllDelivered, injectAll } from '../harness/refusal.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'after a key set without keys, sign-in works again at once',
  { clauses: ['okta.outage', 'guide.step-3.assigned-sign-in'] },
  async scene => {
    const { person, workspace, connect, assign } = scene
    await connect()
    await assign(person)

    await step('the key set is empty', async () => {
      const injected = await injectAll(scene, ['keys/empty'])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
    })

    await step('once they can be fetched, the same person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
