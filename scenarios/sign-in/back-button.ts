import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

scenario(
  'the back button after a sign-in breaks nothing, and the person stays signed in',
  { clauses: ['sign-in.interrupted', 'guide.sp-initiated.returned-signed-in'], agent: 'browser' },
  async ({ target, person, workspace, connect, assign, rememberUsers }) => {
    await connect()
    await assign(person)
    await person.signsInAtTarget(workspace)
    await person.isSignedInTo(workspace)
    const users = await rememberUsers()

    for (const times of ['once', 'twice', 'three times']) {
      await step(
        `back ${times}: no page of the target fails, and the person is still signed in`,
        async () => {
          const isBack = await person.agent.back()
          demandDelivered('There was nothing to go back to', isBack || times === 'three times')
          const page = await person.agent.text()
          expectThat('the page is not a failure', person.agent.status() < 500, page)
          const signedIn = await target.steps.whoIsSignedIn(person.agent, workspace)
          expectThat(
            `${person.name} is signed in`,
            signedIn?.email === person.email,
            signedIn?.email ?? 'nobody',
          )
        },
      )
    }

    await step('the workspace opens as before, and the users are as they were', async () => {
      await person.agent.open(workspace.url)
      await person.isSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
