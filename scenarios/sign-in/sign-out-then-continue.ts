import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'signing out at the target ends the session there, and Continue with Okta opens a new one',
  { clauses: ['asvs.7.4.1', 'guide.sp-initiated.continue-with-okta'] },
  async ({ target, person, workspace, connect, assign, needs }) => {
    const signOut = needs(target.steps.signOut, 'sign out')
    await connect()
    await assign(person)

    await twin('the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      const before = await target.steps.whoIsSignedIn((await person.whoStoleCookies()).agent, workspace)
      expectEqual('who a copy of the cookies is', before?.email, person.email)
    })

    const thief = await person.whoStoleCookies()

    await step('signed out, nobody is signed in, and the workspace asks for a sign-in', async () => {
      await signOut(person.agent, workspace)
      await person.isNotSignedInTo(workspace)
      await person.agent.open(workspace.url)
      await person.isNotSignedInTo(workspace)
    })

    await step('the cookies of the session, kept by somebody, open nothing any more', async () => {
      await thief.isNotSignedInTo(workspace)
    })

    await step(
      'Continue with Okta signs the person in anew: the session at Okta is still there',
      async () => {
        await person.continuesWithOkta(workspace)
        await person.isSignedInTo(workspace)
      },
    )
  },
)
