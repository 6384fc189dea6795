import { scenario } from '../../harness/scenario.ts'
import { step, twin } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'no tile because the person left the assigned group: joining it again brings it back',
  { clauses: ['guide.troubleshooting.no-tile'], agent: 'browser' },
  async ({ okta, label, person, workspace, connect, newGroup, assignGroup }) => {
    await connect()
    const { groups } = okta.model
    const group = groups.get(newGroup('Engineering', [person]))
    await assignGroup('Engineering')

    await twin('as a member, the person has the tile', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), true)
    })

    await step('symptom: taken out of the group, the person has no tile', async () => {
      groups.removeMember(group, person.user)
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
    })

    await step(
      'remedy: confirm that a group of theirs is assigned, and put the person back into it',
      async () => {
        groups.addMember(group, person.user)
      },
    )

    await step('gone: the tile is there, and the person can sign in', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), true)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
