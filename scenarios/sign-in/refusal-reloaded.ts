import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'

scenario(
  'reloading the page of a refusal explains again, and a new sign-in works once the cause is gone',
  { clauses: ['sign-in.answer-once', 'okta.unassigned.access-denied'] },
  async ({ person, workspace, connect, assign, rememberUsers, expectDenied }) => {
    await connect()
    const users = await rememberUsers()

    await step('somebody who is not assigned is refused', async () => {
      await person.signsInAtTarget(workspace)
      await expectDenied(person)
    })

    await step('reloaded, the page says why again, without a failure', async () => {
      await person.agent.reload()
      await person.isRefused(workspace)
      await users.expectUnchanged()
    })

    await twin('assigned, the same browser signs in from the front page', async () => {
      await assign(person)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
