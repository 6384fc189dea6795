import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { demandDelivered } from '../harness/verdicts.ts'

scenario(
  'after an outage of the key set, sign-in works again at once',
  { clauses: ['okta.outage'] },
  async ({ okta, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)

    await step("the keys can't be fetched", async () => {
      const fault = okta.faults.inject('keys/server-error')
      await person.signsInAtTarget(workspace)
      demandDelivered('the target never asked', fault.delivered === 1)
    })

    await step('once they can be fetched, the same person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
