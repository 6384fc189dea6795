import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'when the assigned group is deleted, its members are out',
  { clauses: ['okta.assignments.group-deleted', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, label, person, workspace, connect, newGroup, assignGroup, rememberUsers, expectDenied }) => {
    await connect()
    const { groups } = okta.model
    const group = groups.get(newGroup('Engineering', [person]))
    await assignGroup('Engineering')

    await twin('as a member, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    const users = await rememberUsers()

    await step('the group is deleted: no tile, and no way in', async () => {
      groups.delete(group)
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await expectDenied(elsewhere)
      await users.expectUnchanged()
    })
  },
)
