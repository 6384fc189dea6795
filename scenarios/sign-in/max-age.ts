import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'where the target limits the age of a sign-in at Okta, an older one is renewed, and a recent one will do',
  { clauses: ['oidc-core.3.1.2.1.max-age'] },
  async ({ target, person, workspace, connect, assign, needs }) => {
    const limit = needs(target.setLongestSignInAge, 'limit how old a sign-in at Okta may be')
    await connect()
    await assign(person)
    await given('the person is signed in to Okta', () => person.opensDashboard())

    await twin('an hour allowed, the session at Okta will do', async () => {
      await limit(workspace, 3600)
      await person.continuesWithOkta(workspace)
      await person.isSignedInTo(workspace)
    })

    await step('nothing but a sign-in of this moment allowed, Okta asks again', async () => {
      await limit(workspace, 0)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.opensDashboard()
      await elsewhere.continuesWithOkta(workspace)
      expectEqual('whether Okta asks who it is', await elsewhere.agent.offers('Next'), true)
      await elsewhere.signsInToOkta()
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
