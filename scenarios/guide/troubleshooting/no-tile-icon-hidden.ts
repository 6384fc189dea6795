import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  "no tile because the app's settings hide it: displaying it brings it back",
  { clauses: ['guide.troubleshooting.no-tile'], agent: 'browser' },
  async ({ admin, label, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)

    await step('symptom: the icon is not displayed; sign-in at Alpacon still works', async () => {
      await admin.displaysTile(label, false)
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step('remedy: display the icon to users', () => admin.displaysTile(label, true))

    await step('gone: the tile is there, and the person can sign in', async () => {
      const elsewhere = person.inAnotherBrowser()
      expectEqual(`whether ${person.name} has the tile`, await elsewhere.seesTile(label), true)
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
