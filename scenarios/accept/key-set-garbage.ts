import { demandAllDelivered, injectAll } from '../harness/refusal.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'after a key set that was no key set, sign-in works again at once',
  { clauses: ['okta.outage', 'guide.step-3.assigned-sign-in'] },
  async scene => {
    const { person, workspace, connect, assign } = scene
    await connect()
    await assign(person)

    await step('the keys come as a page', async () => {
      const injected = await injectAll(scene, ['keys/html'])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
    })

    await step('once they can be fetched, the same person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
