import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a wrong password at Okta lets nobody in, and the right one after it goes on with the same sign-in',
  { clauses: ['guide.sp-initiated.authenticate-at-okta'] },
  async ({ person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await step('the wrong password is refused by Okta, and nobody is signed in', async () => {
      await person.continuesWithOkta(workspace)
      await person.signsInToOkta('Not-my-password-1')
      await person.isKeptAtOkta(workspace, 'Unable to sign in')
      expectEqual('answers that Okta sent to the target', wire.authorizationAnswers().length, 0)
    })

    await step('the right one ends in the workspace', async () => {
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
      expectEqual('how many authorization requests it took', wire.authorizationRequests().length, 1)
    })
  },
)
