import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual, expectThat } from '../harness/verdicts.ts'

scenario(
  'while the app is inactive nobody signs in by it; activated, everybody who was assigned does',
  { clauses: ['okta.lifecycle.app-inactive', 'guide.step-3.assigned-sign-in'] },
  async ({ admin, okta, label, person, workspace, connect, assign, rememberUsers }) => {
    await connect()
    await assign(person)

    await twin('while it is active, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    const users = await rememberUsers()
    const elsewhere = person.inAnotherBrowser()

    await step('the administrator deactivates the app, and the tile is gone', async () => {
      await admin.deactivates(label)
      expectEqual(`whether ${person.name} has the tile`, await elsewhere.seesTile(label), false)
    })

    await step('a sign-in from Alpacon ends at Okta, which knows no such client', async () => {
      await elsewhere.continuesWithOkta(workspace)
      const { agent } = elsewhere
      expectThat('the browser is at Okta', agent.address().startsWith(`${okta.url}/`), agent.address())
      expectEqual('the status', agent.status(), 400)
      await elsewhere.isNotSignedInTo(workspace)
      await users.expectUnchanged()
    })

    await step(
      'activated again, the assigned person has the tile and signs in, as the same user',
      async () => {
        await admin.activates(label)
        expectEqual(`whether ${person.name} has the tile`, await elsewhere.seesTile(label), true)
        await elsewhere.signsInAtTarget(workspace)
        await elsewhere.isSignedInTo(workspace)
        await users.expectUnchanged()
      },
    )
  },
)
