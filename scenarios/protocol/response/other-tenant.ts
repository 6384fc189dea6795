import { ownAnswerSignsIn, parameter, withParameters } from '../../harness/answers.ts'
import { scenario } from '../../harness/scenario.ts'
import { given, step } from '../../harness/steps.ts'

scenario(
  "an answer of another customer's org opens no session",
  { clauses: ['rfc9700.4.4.2'] },
  async ({ person: victim, workspace, connect, assign, newOrg, newWorkspace, rememberUsers }) => {
    const other = await newOrg()
    const otherWorkspace = await newWorkspace()
    const attacker = other.person
    await connect()
    await assign(victim)
    await other.connect(otherWorkspace)
    await other.introduce(attacker, otherWorkspace)
    await other.assign(attacker)
    await ownAnswerSignsIn(victim, workspace)
    await ownAnswerSignsIn(attacker, otherWorkspace)
    const users = await rememberUsers(workspace, otherWorkspace)
    const foreign = await given('the attacker keeps the answer of their org', () =>
      attacker.obtainsAnswer(otherWorkspace),
    )

    // Where every connection has a redirect URI of its own, the answer goes to the victim's.
    const ways: [title: string, bring: (own: URL) => string][] = [
      [
        'its code comes with the state that the victim was sent out with',
        own => {
          return withParameters(own, { code: parameter(foreign, 'code') })
        },
      ],
      [
        'its code and its state come where the victim is expected',
        own => {
          return new URL(foreign.search, own).href
        },
      ],
    ]
    for (const [title, bring] of ways) {
      await step(title, async () => {
        const browser = victim.inAnotherBrowser()
        await browser.agent.open(bring(await browser.obtainsAnswer(workspace)))
        await browser.isNotSignedInTo(otherWorkspace)
        await browser.isRefused(workspace)
        await users.expectUnchanged()
      })
    }
  },
)
