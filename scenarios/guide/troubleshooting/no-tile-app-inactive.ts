import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'no tile because the app is inactive: activating it brings the tile back',
  { clauses: ['guide.troubleshooting.no-tile'], agent: 'browser' },
  async ({ admin, label, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)

    await step('symptom: the app is inactive, and an assigned person has no tile', async () => {
      await admin.deactivates(label)
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
    })

    await step('remedy: activate the app', () => admin.activates(label))

    await step('gone: the tile is there, and the person can sign in', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), true)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
