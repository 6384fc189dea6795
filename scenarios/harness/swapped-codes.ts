import { countTokenRequests, ownAnswerSignsIn, parameter, withParameters } from './answers.ts'
import type { Person } from './person.ts'
import { scenario } from './scenario.ts'
import { given, step } from './steps.ts'
import { demandDelivered, expectThat } from './verdicts.ts'

interface Parties {
  victim: Person
  attacker: Person
}

/**
 * Declares a scenario in which the code of one person's sign-in comes with the state of another's, in the other's
 * browser. `code` is whose the code is, `browser` whose sign-in and browser it is put into.
 */
export function refusesSwappedCode(
  title: string,
  { code, browser }: { code: keyof Parties; browser: keyof Parties },
): void {
  scenario(title, { clauses: ['rfc9700.4.5'] }, async scene => {
    const { person: victim, workspace, connect, assign, introduce, newPerson, rememberUsers } = scene
    await connect()
    const attacker = await newPerson({ firstName: 'Mallory', lastName: 'Marsh' })
    await introduce(attacker)
    for (const one of [attacker, victim]) await assign(one)
    const parties = { victim, attacker }
    await ownAnswerSignsIn(parties[code], workspace)
    const users = await rememberUsers()
    const tokens = countTokenRequests(scene)

    const answer = await given('both are at the end of a sign-in of their own', async () => {
      const theirs = parameter(await parties[code].obtainsAnswer(workspace), 'code')
      const own = await parties[browser].obtainsAnswer(workspace)
      demandDelivered('the codes are the same', theirs !== parameter(own, 'code'))
      return withParameters(own, { code: theirs })
    })

    await step(`the code of the ${code} is put into the sign-in of the ${browser}`, async () => {
      await parties[browser].agent.open(answer)
      await parties[browser].isRefused(workspace)
      await users.expectUnchanged()
      expectThat('the code is sent to Okta once at most', tokens.since() <= 1, `${tokens.since()} times`)
    })
  })
}
