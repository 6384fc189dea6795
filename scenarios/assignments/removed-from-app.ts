import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'who is removed from the app has no tile, and is refused at the next sign-in',
  { clauses: ['okta.assignments.removed', 'guide.step-3.assigned-sign-in'] },
  async ({ admin, label, person, workspace, connect, assign, rememberUsers, expectDenied }) => {
    await connect()
    await assign(person)

    await twin('assigned, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    const users = await rememberUsers()

    await step('the administrator removes the person from the app', () =>
      admin.removesPerson(label, person.name),
    )

    await step('the tile is gone, though the session at Okta is as it was', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
    })

    await step('the next sign-in is refused, in plain words', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await expectDenied(elsewhere)
    })

    await step('the user at the target is as it was', () => users.expectUnchanged())
  },
)
