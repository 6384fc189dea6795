import { ownAnswerSignsIn } from '../../harness/answers.ts'
import { scenario } from '../../harness/scenario.ts'
import { given, step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  "an attacker's answer of Okta, opened in a victim's browser, signs nobody in",
  { clauses: ['rfc6749.10.12'] },
  async scene => {
    const { person: victim, workspace, wire, connect, assign, introduce, newPerson, rememberUsers } = scene
    await connect()
    const attacker = await newPerson({ firstName: 'Mallory', lastName: 'Marsh' })
    await introduce(attacker)
    for (const one of [attacker, victim]) await assign(one)
    await ownAnswerSignsIn(attacker, workspace)
    const users = await rememberUsers()
    const answer = await given('the attacker keeps the answer to a sign-in of their own', () =>
      attacker.obtainsAnswer(workspace),
    )
    const redeemed = () => wire.askedOfOkta('/oauth2/v1/token').filter(asked => asked.endsWith(' 200')).length
    const before = redeemed()

    await step('a victim who has begun nothing is led there', async () => {
      await victim.agent.open(answer.href)
      await victim.isRefused(workspace)
    })

    await step('a victim in the middle of a sign-in is led there', async () => {
      await victim.continuesWithOkta(workspace)
      await victim.agent.open(answer.href)
      await victim.isRefused(workspace)
    })

    // A target may leave this to the challenge, which Okta compares (RFC 9700, 2.1.1): then it asks in vain.
    await step('the code brought no tokens, and nobody was changed', async () => {
      expectEqual('how often Okta gave tokens', redeemed(), before)
      await users.expectUnchanged()
    })
  },
)
