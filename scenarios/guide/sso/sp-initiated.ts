import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual, expectThat } from '../../harness/verdicts.ts'

scenario(
  'sign-in that starts at Alpacon ends in the workspace, signed in',
  {
    clauses: [
      'guide.features.sp-initiated-sso',
      'guide.sp-initiated.continue-with-okta',
      'guide.sp-initiated.authenticate-at-okta',
      'guide.sp-initiated.returned-signed-in',
    ],
    agent: 'browser',
  },
  async ({ okta, person, workspace, target, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await step('the sign-in screen of the workspace offers Continue with Okta', async () => {
      await target.steps.openSignIn(person.agent, workspace)
      expectEqual('whether Continue with Okta is offered', await target.steps.offersOkta(person.agent), true)
    })

    await step('Continue with Okta leads to the sign-in page of this org', async () => {
      await target.steps.continueWithOkta(person.agent)
      const at = person.agent.address()
      expectThat(`the browser is at ${okta.url}`, at.startsWith(okta.url), at)
    })

    await step('after authenticating, the person is back in the workspace, signed in', async () => {
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
    })

    await step('on the wire: an authorization request with state, nonce and an S256 challenge', async () => {
      const [request] = wire.authorizationRequests()
      for (const parameter of ['state', 'nonce', 'code_challenge']) {
        expectThat(`the request has ${parameter}`, request?.has(parameter) ?? false, String(request))
      }
      expectEqual('the method of the challenge', request?.get('code_challenge_method'), 'S256')
    })
  },
)
