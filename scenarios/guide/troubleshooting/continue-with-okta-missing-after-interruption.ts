import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { demandDelivered, expectEqual } from '../../harness/verdicts.ts'

scenario(
  'Continue with Okta is missing after set-up broke off: running Express Configuration again mends it',
  { clauses: ['guide.troubleshooting.continue-with-okta-missing'], agent: 'browser' },
  async ({ okta, admin, label, person, workspace, target, connections, addApp }) => {
    await addApp()
    const fault = okta.faults.inject('express-configuration/call-not-sent', { at: 'enabled_connections' })

    await step('symptom: set-up breaks off half-way, and Continue with Okta is missing', async () => {
      await admin.expressConfigures(label, workspace)
      demandDelivered('set-up was not broken off', fault.delivered === 1)
      await admin.seesFailure()
      demandDelivered('nothing was left behind half-way', (await connections()).length === 1)
      await target.steps.openSignIn(person.agent, workspace)
      expectEqual('whether Continue with Okta is offered', await target.steps.offersOkta(person.agent), false)
    })

    await step('remedy: run Express Configuration again', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
      expectEqual('how many connections the workspace has', (await connections()).length, 1)
    })

    await step('gone: Continue with Okta is there, and signs the person in', async () => {
      await admin.assignsToPerson(label, person.name)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
