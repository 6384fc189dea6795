import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  "no tile because the person's group is not assigned: assigning it brings the tile",
  { clauses: ['guide.troubleshooting.no-tile'], agent: 'browser' },
  async ({ admin, label, person, workspace, connect, newGroup }) => {
    await connect()
    newGroup('Engineering', [person])
    newGroup('Support')

    await step('symptom: another group is assigned, and a member of this one has no tile', async () => {
      await admin.assignsToGroup(label, 'Support')
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
    })

    await step("remedy: assign the person's group", () => admin.assignsToGroup(label, 'Engineering'))

    await step('gone: the tile is there, and the person can sign in', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), true)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
