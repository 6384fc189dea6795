import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual, expectThat } from '../harness/verdicts.ts'

scenario(
  'running it again renews the one connection, and a new client secret takes over',
  {
    clauses: [
      'express-configuration.re-run',
      'express-configuration.one-connection',
      'guide.troubleshooting.continue-with-okta-missing',
    ],
  },
  async ({ admin, okta, label, person, workspace, connect, assign, connections }) => {
    await connect()
    await assign(person)
    const app = okta.model.applications.byLabel(label)!
    const secretBefore = app.clientSecret
    const [before] = await connections()

    await step('Express Configuration is run again for the same workspace', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })

    await step('there is still one connection, the same', async () => {
      const after = await connections()
      expectEqual(
        'the connections',
        after.map(({ id }) => id),
        [before?.id],
      )
    })

    await step('the client secret is a new one, and the person signs in with it', async () => {
      expectThat('the client secret changed', app.clientSecret !== secretBefore, 'the same client secret')
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
