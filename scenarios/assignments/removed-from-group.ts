import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'who leaves the assigned group is out, and back in when they return to it',
  { clauses: ['okta.assignments.left-group', 'guide.step-3.assigned-sign-in'] },
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

    await step('the person is taken out of the group: no tile, and no way in', async () => {
      groups.removeMember(group, person.user)
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await expectDenied(elsewhere)
      await users.expectUnchanged()
    })

    await step('put back into it, the person signs in as the same user', async () => {
      groups.addMember(group, person.user)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
