import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'wrong workspace because of a tile made by hand: the tile of Express Configuration leads to the right one',
  { clauses: ['guide.troubleshooting.wrong-workspace', 'guide.step-2.tile-linked'], agent: 'browser' },
  async ({ okta, admin, label, person, workspace, newWorkspace, connect, assign }) => {
    const other = await newWorkspace()
    await connect(workspace)
    await assign(person)

    await step('symptom: an old bookmark on the dashboard leads to another workspace', async () => {
      await admin.addsFromCatalog('Bookmark App', { label: `${label} bookmark`, url: other.url })
      await admin.assignsToPerson(`${label} bookmark`, person.name)
      await person.opensTile(`${label} bookmark`)
      expectEqual(
        'where the bookmark leads',
        new URL(person.agent.address()).origin,
        new URL(other.url).origin,
      )
      await person.isNotSignedInTo(workspace)
    })

    await step('remedy: use the tile that Express Configuration made', () => person.opensTile(label))

    await step('gone: the person is signed in to the right workspace, and only there', async () => {
      await person.isSignedInTo(workspace)
      await person.isNotSignedInTo(other)
      expectEqual('how many tiles the person has', okta.model.assignments.tiles(person.user).length, 2)
    })
  },
)
