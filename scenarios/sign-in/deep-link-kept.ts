import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'who opens a page of the workspace and has to sign in first ends on that page',
  { clauses: ['sign-in.deep-link', 'guide.sp-initiated.returned-signed-in'] },
  async ({ target, person, workspace, connect, assign, needs }) => {
    const page = needs(target.deepLink, 'name a page of a workspace')(workspace)
    await connect()
    await assign(person)
    const elsewhere = person.inAnotherBrowser()

    await twin('signed in already, the person sees the page at its address', async () => {
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.agent.open(page)
      expectEqual('where the browser is', elsewhere.agent.address(), page)
    })

    await step('signed out, the page leads to the sign-in, and after it back to the page', async () => {
      await person.agent.open(page)
      await person.isNotSignedInTo(workspace)
      await target.steps.continueWithOkta(person.agent)
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
      expectEqual('where the browser ended up', person.agent.address(), page)
    })
  },
)
