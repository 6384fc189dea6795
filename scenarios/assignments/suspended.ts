import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'who is suspended at Okta cannot sign in, keeps the assignment, and is back when unsuspended',
  { clauses: ['okta.lifecycle.suspended', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, label, person, workspace, connect, assign, rememberUsers }) => {
    const { users: directory, applications, assignments } = okta.model
    await connect()
    await assign(person)

    const withSession = person.inAnotherBrowser()

    await twin('active, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      await withSession.opensDashboard()
    })

    const users = await rememberUsers()

    await step('suspended, the person gets no further than Okta, whatever session was there', async () => {
      directory.suspend(person.user)
      for (const one of [withSession, person.inAnotherBrowser()]) {
        await one.continuesWithOkta(workspace)
        await one.signsInToOkta()
        await one.isKeptAtOkta(workspace, 'Unable to sign in')
      }
    })

    await step('the assignment is kept', async () => {
      const app = applications.byLabel(label)!
      expectEqual("how the app is the person's", assignments.appUser(app, person.user)?.scope, 'USER')
    })

    await step('unsuspended, the person signs in, as the same user', async () => {
      directory.unsuspend(person.user)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
