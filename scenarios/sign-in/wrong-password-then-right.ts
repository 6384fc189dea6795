import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a wrong password at Okta lets nobody in, and the right one after it goes on with the same sign-in',
  { clauses: ['guide.sp-initiated.authenticate-at-okta'] },
  async ({ person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    // A target may have asked Okta silently before.
    const { requests, answers } = await step('the person is sent to Okta', async () => {
      await person.continuesWithOkta(workspace)
      return { requests: wire.authorizationRequests().length, answers: wire.authorizationAnswers().length }
    })

    await step('the wrong password is refused by Okta, and nobody is signed in', async () => {
      await person.signsInToOkta('Not-my-password-1')
      await person.isKeptAtOkta(workspace, 'Unable to sign in')
      expectEqual('answers that Okta sent to the target', wire.authorizationAnswers().length, answers)
    })

    await step('the right one ends in the workspace', async () => {
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
      expectEqual('how many authorization requests it took', wire.authorizationRequests().length, requests)
    })
  },
)
