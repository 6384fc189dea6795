import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'the client secret is seen by nobody but the two servers',
  { clauses: ['express-configuration.client-secret', 'guide.step-2.nothing-copied'] },
  async ({ okta, admin, label, person, workspace, wire, addApp, assign, reported }) => {
    await addApp()
    const app = okta.model.applications.byLabel(label)!
    const secrets = () => [app.clientSecret!, app.pendingClientSecret].filter(secret => secret !== null)
    const first = app.clientSecret!

    await step('the app is connected, and the person signs in', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
      await assign(person)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      const sent = wire.okta().some(({ request }) => secrets().some(secret => request.body.includes(secret)))
      demandDelivered('the client secret was never sent at all', sent)
    })

    const places = {
      'pages and addresses that the administrator saw': async () => admin.agent.history(),
      'pages and addresses that the person saw': async () => person.agent.history(),
      'the System Log': async () => [JSON.stringify(okta.model.systemLog.list())],
      'what goes into the report': async () => [JSON.stringify(await reported())],
    }
    for (const [place, read] of Object.entries(places)) {
      await step(`it is not in ${place}`, async () => {
        const found = (await read()).filter(text =>
          [first, ...secrets()].some(secret => text.includes(secret)),
        )
        expectEqual('how often it is there', found.length, 0)
      })
    }
  },
)
