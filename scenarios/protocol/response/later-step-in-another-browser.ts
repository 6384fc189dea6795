import { ownAnswerSignsIn } from '../../harness/answers.ts'
import type { Person } from '../../harness/person.ts'
import { scenario } from '../../harness/scenario.ts'
import { given, step, twin } from '../../harness/steps.ts'
import { NotRun } from '../../harness/verdicts.ts'

scenario(
  "a later step of an attacker's sign-in, opened in a victim's browser, signs nobody in",
  { clauses: ['rfc6749.10.12'] },
  async scene => {
    const { person: victim, target, workspace, connect, assign, introduce, newPerson, rememberUsers } = scene
    await connect()
    const attacker = await newPerson({ firstName: 'Mallory', lastName: 'Marsh' })
    await introduce(attacker)
    for (const one of [attacker, victim]) await assign(one)
    await ownAnswerSignsIn(attacker, workspace)
    const users = await rememberUsers()

    // What a target that has several hosts hands from one to the other, once it has Okta's answer.
    async function laterStep({ agent, obtainsAnswer }: Person): Promise<string> {
      const answer = await obtainsAnswer(workspace)
      await agent.holdBack(address => address !== answer.href)
      await agent.open(answer.href)
      const later = await agent.heldBack()
      if (later === undefined) throw new NotRun(`${target.name} leads nowhere from the answer of Okta`)
      return later
    }

    await twin(
      'in the browser that it was for, the step after the answer signs the attacker in',
      async () => {
        const own = attacker.inAnotherBrowser()
        await own.agent.open(await laterStep(own))
        await own.isSignedInTo(workspace)
      },
    )
    const later = await given('the attacker keeps such a step of another sign-in', () => laterStep(attacker))

    await step('a victim who has begun nothing is led there', async () => {
      await victim.agent.open(later)
      await victim.isNotSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
