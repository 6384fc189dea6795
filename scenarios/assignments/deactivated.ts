import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'who is deactivated at Okta loses the assignment for good: reactivation alone lets nobody in',
  { clauses: ['okta.lifecycle.deactivated', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, label, person, workspace, connect, assign, rememberUsers, expectDenied }) => {
    const { users: directory, applications, assignments } = okta.model
    const newPassword = 'Another-Horse-7'
    await connect()
    await assign(person)

    await twin('active and assigned, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    const users = await rememberUsers()

    await step('deactivated, the person gets no further than Okta', async () => {
      directory.deactivate(person.user)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.continuesWithOkta(workspace)
      await elsewhere.signsInToOkta()
      await elsewhere.isKeptAtOkta(workspace, 'Unable to sign in')
    })

    await step(
      'reactivated, with a new password, the person is not assigned any more, and refused',
      async () => {
        directory.activate(person.user)
        directory.setPassword(person.user, newPassword)
        const app = applications.byLabel(label)!
        expectEqual('the assignment', assignments.appUser(app, person.user)?.scope ?? 'none', 'none')
        const elsewhere = person.inAnotherBrowser()
        await elsewhere.continuesWithOkta(workspace)
        await elsewhere.signsInToOkta(newPassword)
        await expectDenied(elsewhere)
      },
    )

    await step('assigned anew, the person signs in, as the same user', async () => {
      await assign(person)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.continuesWithOkta(workspace)
      await elsewhere.signsInToOkta(newPassword)
      await elsewhere.isSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
