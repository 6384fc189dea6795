import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'who has a session at Okta already is asked nothing there',
  { clauses: ['oidc-core.3.1.2.3', 'guide.sp-initiated.authenticate-at-okta'] },
  async ({ person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)
    await given('the person is signed in to Okta', () => person.opensDashboard())

    await step('Continue with Okta ends in the workspace, without another password', async () => {
      await person.continuesWithOkta(workspace)
      await person.isSignedInTo(workspace)
    })

    await step('on the wire: a full code flow all the same', async () => {
      expectEqual('how many authorization requests there were', wire.authorizationRequests().length, 1)
      const codes = wire.authorizationAnswers().map(answer => answer.has('code'))
      expectEqual("whether Okta's answers held a code", codes, [true])
    })
  },
)
