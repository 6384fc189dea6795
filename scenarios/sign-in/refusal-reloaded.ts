import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectThat } from '../harness/verdicts.ts'

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
      expectThat('the target did not fail', person.agent.status() < 500, `HTTP ${person.agent.status()}`)
      await person.isRefused(workspace)
      await users.expectUnchanged()
    })

    await twin('assigned, the person signs in with another browser', async () => {
      await assign(person)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })

    await step('and with the browser that was refused, from the front page', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
