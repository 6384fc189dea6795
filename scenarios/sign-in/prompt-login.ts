import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'where the target offers to use another account, another person can sign in despite a session at Okta',
  { clauses: ['oidc-core.3.1.2.3.prompt'] },
  async ({ target, person, workspace, connect, assign, newPerson, introduce, needs }) => {
    const useAnother = needs(target.steps.useAnotherOktaAccount, 'sign in with another Okta account')
    await connect()
    await assign(person)
    const colleague = await newPerson({ firstName: 'Charlie', lastName: 'Chen' })
    await introduce(colleague)
    await assign(colleague)
    const colleagueHere = colleague.atBrowserOf(person)
    await given('the person is signed in to Okta', () => person.opensDashboard())

    await step('a colleague, at that browser, chooses to use another account, and Okta asks', async () => {
      await target.steps.openSignIn(person.agent, workspace)
      await useAnother(person.agent)
      expectEqual('whether Okta asks who it is', await person.agent.offers('Next'), true)
    })

    await step('the colleague signs in, and is who is signed in', async () => {
      await colleagueHere.signsInToOkta()
      await colleagueHere.isSignedInTo(workspace)
    })

    await twin('without it, Okta would not have asked', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.opensDashboard()
      await elsewhere.continuesWithOkta(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
