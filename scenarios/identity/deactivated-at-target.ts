import { accountOf } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'

scenario(
  'a user whom the target has deactivated stays out, though Okta vouches for them',
  { clauses: ['rfc8725.3.8.subject', 'rfc7643.4.1.1.active'] },
  async scene => {
    const { target, label, person, workspace, needs, connect, assign, rememberUsers } = scene
    const deactivate = needs(target.deactivateUser, 'deactivate a user')
    await connect()
    await assign(person)

    await twin('active, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await given('the target deactivates the user', async () => {
      await deactivate(workspace, await accountOf(scene, person.email))
    })
    const users = await rememberUsers()

    await step('the session they had is over', () => person.isNotSignedInTo(workspace))

    await step('a new sign-in is refused, at the target and at the tile', async () => {
      await person.signsInAtTarget(workspace)
      await person.isRefused(workspace)
      await person.opensTile(label)
      await person.isRefused(workspace)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isRefused(workspace)
      await users.expectUnchanged()
    })
  },
)
