import type { Person } from './person.ts'
import type { Scene } from './scene.ts'
import { step } from './steps.ts'
import { demandDelivered } from './verdicts.ts'

/**
 * Lets sign-ins reach the end at the same instant: Okta keeps the tokens and the claims of each back until it has been
 * asked for those of all. `judge` looks at what came of it, within the step that is called `title`. Throws Inconclusive
 * where they were not at the same instant.
 */
export async function signInAtOnce(
  { okta, workspace }: Scene,
  people: readonly Person[],
  { title, judge }: { title: string; judge: () => Promise<void> },
): Promise<void> {
  const answers = await step('Okta has answered each, and no answer went on', async () => {
    const held: URL[] = []
    for (const person of people) held.push(await person.obtainsAnswer(workspace))
    return held
  })

  await step(title, async () => {
    const together = { times: people.length, with: people.length }
    const tokens = okta.faults.inject('token/in-step', together)
    okta.faults.inject('userinfo/in-step', together)
    await Promise.all(people.map(({ agent }, at) => agent.open(answers[at]!.href)))
    demandDelivered('The sign-ins were not at the same instant', tokens.delivered === people.length)
    await judge()
  })
  okta.faults.clearAll()
}
