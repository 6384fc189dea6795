import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'who leaves in the middle of the sign-in at Okta is signed in nowhere, and can begin anew or go on',
  { clauses: ['sign-in.interrupted', 'guide.sp-initiated.returned-signed-in'] },
  async ({ target, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)
    const { agent } = person
    const elsewhere = person.inAnotherBrowser()

    await step('gone to Okta and back without signing in, the person is signed in nowhere', async () => {
      await person.continuesWithOkta(workspace)
      await agent.open(target.url)
      await person.isNotSignedInTo(workspace)
    })

    await step('a new sign-in from the front page ends in the workspace', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step("in another browser, going back to Okta's page and signing in there does too", async () => {
      await elsewhere.continuesWithOkta(workspace)
      const atOkta = elsewhere.agent.address()
      await elsewhere.agent.open(target.url)
      await elsewhere.agent.open(atOkta)
      await elsewhere.signsInToOkta()
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
