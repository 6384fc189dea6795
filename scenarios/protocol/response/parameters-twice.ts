import { countTokenRequests, parameter } from '../../harness/answers.ts'
import { expectExplanation } from '../../harness/oracles.ts'
import { scenario } from '../../harness/scenario.ts'
import { given, step, twin } from '../../harness/steps.ts'
import { expectThat } from '../../harness/verdicts.ts'

scenario(
  'an answer with a parameter twice in it breaks nothing',
  { clauses: ['rfc6749.3.1'], level: 'S' },
  async scene => {
    const { person, workspace, connect, assign, rememberUsers } = scene
    await connect()
    await assign(person)
    const answer = await given('Okta has answered', () => person.obtainsAnswer(workspace))
    const users = await rememberUsers()
    const tokens = countTokenRequests(scene)

    for (const name of ['state', 'code'] as const) {
      await step(`the ${name} comes a second time, and is another`, async () => {
        const { agent } = person
        const twice = new URL(answer)
        twice.searchParams.append(name, `${parameter(answer, name)}x`)
        await agent.open(twice.href)
        expectThat('the target does not fail', agent.status() < 500, `status ${agent.status()}`)
        await expectExplanation(agent, /./)
        await users.expectUnchanged()
      })
    }
    expectThat('the code is sent to Okta once at most', tokens.since() <= 1, `${tokens.since()} times`)

    await twin('an answer that has each of them once signs the person in', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
