import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { demandDelivered } from '../harness/verdicts.ts'

scenario(
  'after a key set without keys, sign-in works again at once',
  { clauses: ['okta.outage'] },
  async ({ okta, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)

    await step('the key set is empty', async () => {
      const fault = okta.faults.inject('keys/empty')
      await person.signsInAtTarget(workspace)
      demandDelivered('the target never asked', fault.delivered === 1)
    })

    await step('once they can be fetched, the same person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
