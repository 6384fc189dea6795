import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  "a colleague's tile link stops at Okta for somebody who is not assigned",
  { clauses: ['okta.unassigned.app-not-assigned', 'guide.step-3.assigned-sign-in'] },
  async ({ label, person, workspace, wire, connect, assign, newPerson, rememberUsers }) => {
    await connect()
    await assign(person)
    const outsider = await newPerson({ firstName: 'Dana', lastName: 'Diaz' })
    let link: string | undefined

    await twin('the person to whom it is assigned gets in by the tile, and passes its link on', async () => {
      await person.opensTile(label)
      await person.isSignedInTo(workspace)
      link = (await person.agent.history()).find(address => /^http\S+\/home\/\S+$/.test(address))
    })

    const users = await rememberUsers()
    const before = wire.tileRedirects().length

    await step('who is not assigned opens it, and Okta says so with status 403', async () => {
      demandDelivered('the tile had no link', link !== undefined)
      await outsider.opensDashboard()
      await outsider.agent.open(link!)
      expectEqual('the status', outsider.agent.status(), 403)
      await outsider.isKeptAtOkta(
        workspace,
        `Sorry, you cannot access ${label} because you are not assigned this app in Okta.`,
      )
    })

    await step('the target hears nothing of it, and its users are as they were', async () => {
      expectEqual('sign-ins that Okta asked the target to begin', wire.tileRedirects().length, before)
      await users.expectUnchanged()
    })
  },
)
