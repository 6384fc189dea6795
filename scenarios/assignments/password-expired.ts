import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'

scenario(
  'whose Okta password has expired is kept at Okta, and signs in with a new one',
  { clauses: ['okta.lifecycle.password-expired', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, person, workspace, connect, assign, rememberUsers }) => {
    const newPassword = 'Another-Horse-7'
    await connect()
    await assign(person)

    await twin('before, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    const users = await rememberUsers()
    const elsewhere = person.inAnotherBrowser()

    await step('the password expired, Okta says so and lets nobody on', async () => {
      okta.model.users.expirePassword(person.user)
      await elsewhere.continuesWithOkta(workspace)
      await elsewhere.signsInToOkta()
      await elsewhere.isKeptAtOkta(workspace, 'Your Okta password has expired')
    })

    await step('with a new password the same sign-in goes on, as the same user', async () => {
      okta.model.users.setPassword(person.user, newPassword)
      await elsewhere.signsInToOkta(newPassword)
      await elsewhere.isSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
