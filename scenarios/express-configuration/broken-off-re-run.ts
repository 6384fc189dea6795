import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

// The calls of a re-run, in order: token, connections, renewal of the connection, what is enabled.
const CALLS = [1, 2, 3, 4]

scenario(
  'a re-run that breaks off, or whose answers are lost, leaves the connection working',
  { clauses: ['express-configuration.broken-off', 'guide.troubleshooting.continue-with-okta-missing'] },
  async ({ admin, okta, label, workspace, connect, assign, newPerson, introduce, connections }) => {
    await connect()

    async function signsIn(firstName: string) {
      const visitor = await newPerson({ firstName, lastName: 'Visitor' })
      await introduce(visitor)
      await assign(visitor)
      await visitor.signsInAtTarget(workspace)
      await visitor.isSignedInTo(workspace)
    }

    await twin('connected, people sign in', () => signsIn('Twin'))

    for (const name of [
      'express-configuration/call-not-sent',
      'express-configuration/answer-lost',
    ] as const) {
      for (const at of CALLS) {
        await step(`${name} at call ${at}: people still sign in`, async () => {
          const fault = okta.faults.inject(name, { at })
          await admin.expressConfigures(label, workspace)
          demandDelivered(`call ${at} went as ever`, fault.delivered === 1)
          await admin.seesFailure()
          expectEqual('how many connections the workspace has', (await connections()).length, 1)
          await signsIn(`${name.slice(-4)}${at}`)
        })
      }
    }

    await step('running it again ends well', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
      await signsIn('Last')
    })
  },
)
