import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

// The calls of a first run, in order: token, connections, new connection, what is enabled, enabling.
const CALLS = [1, 2, 3, 4, 5]

scenario(
  'a first run that breaks off at any call leaves nothing in use, and running it again repairs it',
  { clauses: ['express-configuration.broken-off', 'guide.troubleshooting.continue-with-okta-missing'] },
  async ({ admin, okta, label, target, person, workspace, addApp, assign, connections }) => {
    await addApp()
    await assign(person)

    for (const at of CALLS) {
      await step(`Okta breaks off before call ${at}: nobody is offered anything`, async () => {
        const fault = okta.faults.inject('express-configuration/call-not-sent', { at })
        await admin.expressConfigures(label, workspace)
        demandDelivered(`call ${at} was sent`, fault.delivered === 1)
        await admin.seesFailure()
        expectEqual('connections in use', (await connections()).filter(one => one.isEnabled).length, 0)
        await target.steps.openSignIn(person.agent, workspace)
        expectEqual(
          'whether Continue with Okta is offered',
          await target.steps.offersOkta(person.agent),
          false,
        )
      })
    }

    await step('running it again connects the workspace, once', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
      expectEqual('how many connections the workspace has', (await connections()).length, 1)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
