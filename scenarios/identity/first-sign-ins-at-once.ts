import { withEmail } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual, expectThat } from '../harness/verdicts.ts'

scenario(
  'two first sign-ins of one person at the same instant make one user',
  { clauses: ['identity.one-user'] },
  async ({ okta, workspace, newPerson, connect, assign, users }) => {
    await connect()
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await assign(newcomer)
    const elsewhere = newcomer.inAnotherBrowser()

    const answers = await step('in two browsers, Okta has answered, and neither answer went on', async () => {
      return [await newcomer.obtainsAnswer(workspace), await elsewhere.obtainsAnswer(workspace)] as const
    })

    await step('both go on at once, in step with each other: one user', async () => {
      const together = { times: 2, with: 2 }
      const tokens = okta.faults.inject('token/in-step', together)
      okta.faults.inject('userinfo/in-step', together)
      await Promise.all([newcomer.agent.open(answers[0].href), elsewhere.agent.open(answers[1].href)])
      demandDelivered('The two sign-ins were not at the same instant', tokens.delivered === 2)
      const made = withEmail(await users(), newcomer.email)
      expectEqual('how many users were made', made.length, 1)
      expectEqual('their identities', made[0]?.identities, [{ issuer: okta.url, subject: newcomer.user.id }])
      for (const { agent } of [newcomer, elsewhere]) {
        expectThat('the target did not fail', agent.status() < 500, await agent.text())
      }
    })

    okta.faults.clearAll()
    await twin('one after the other, both are signed in, as that user', async () => {
      for (const person of [newcomer.inAnotherBrowser(), newcomer.inAnotherBrowser()]) {
        await person.signsInAtTarget(workspace)
        await person.isSignedInTo(workspace)
      }
    })
  },
)
