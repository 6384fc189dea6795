import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered } from '../harness/verdicts.ts'

const placeOf = (address: string) => new URL(address).origin + new URL(address).pathname

scenario(
  'no address on the way back from Okta signs in another browser than the one that began',
  { clauses: ['rfc6749.10.12', 'sign-in.answer-once'] },
  async ({ person, workspace, connect, assign, rememberUsers }) => {
    await connect()
    await assign(person)

    const hops = await twin('the person signs in; where that leads to after Okta is noted', async () => {
      const answer = await person.obtainsAnswer(workspace)
      const before = (await person.agent.history()).length
      await person.agent.open(answer.href)
      await person.isSignedInTo(workspace)
      const addresses = (await person.agent.history()).slice(before).filter(one => /^https?:\S+$/.test(one))
      // Okta's answer itself is left to protocol/response.
      return [...new Set(addresses.map(placeOf))].filter(place => place !== placeOf(answer.href))
    })
    const users = await rememberUsers()

    for (const hop of hops) {
      await step(`kept from the browser it was for, ${hop} signs in nobody elsewhere`, async () => {
        const attacker = person.inAnotherBrowser()
        const answer = await attacker.obtainsAnswer(workspace)
        await attacker.agent.holdBack(address => placeOf(address) === hop)
        await attacker.agent.open(answer.href)
        const kept = await attacker.agent.heldBack()
        demandDelivered(`the browser was not sent to ${hop} again`, kept !== undefined)
        const victim = person.inAnotherBrowser()
        await victim.agent.open(kept!)
        await victim.isNotSignedInTo(workspace)
        await users.expectUnchanged()
      })
    }
  },
)
