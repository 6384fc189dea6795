import { countTokenRequests } from '../../harness/answers.ts'
import { expectExplanation } from '../../harness/oracles.ts'
import { scenario } from '../../harness/scenario.ts'
import { given, step, twin } from '../../harness/steps.ts'
import { expectThat } from '../../harness/verdicts.ts'

scenario(
  'an answer of Okta works once',
  { clauses: ['rfc6749.4.1.2.once', 'rfc6749.10.12'] },
  async scene => {
    const { person, workspace, connect, assign, rememberUsers } = scene
    await connect()
    await assign(person)
    const answer = await given("Okta's answer is known to somebody who listens", () =>
      person.obtainsAnswer(workspace),
    )
    await twin('the person it was for is signed in by it', async () => {
      await person.agent.open(answer.href)
      await person.isSignedInTo(workspace)
    })
    const users = await rememberUsers()
    const tokens = countTokenRequests(scene)

    await step('opened again in another browser, it signs nobody in', async () => {
      const thief = person.inAnotherBrowser()
      await thief.agent.open(answer.href)
      await thief.isRefused(workspace)
    })

    await step('opened again in the same browser, it breaks nothing', async () => {
      const { agent } = person
      await agent.open(answer.href)
      expectThat('the target does not fail', agent.status() < 500, `status ${agent.status()}`)
      await expectExplanation(agent, /./)
    })

    await step('the code was not used again, and nobody was changed', async () => {
      tokens.expectNone()
      await users.expectUnchanged()
    })
  },
)
