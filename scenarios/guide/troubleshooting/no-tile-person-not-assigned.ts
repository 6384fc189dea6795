import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'no tile because the person is not assigned: assigning them brings it',
  { clauses: ['guide.troubleshooting.no-tile'], agent: 'browser' },
  async ({ admin, label, person, workspace, connect, users, expectDenied }) => {
    await connect()
    const before = (await users()).length

    await step('symptom: no tile, and sign-in at Alpacon is refused in plain words', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
      await person.signsInAtTarget(workspace)
      await expectDenied(person)
      expectEqual('how many users the workspace has', (await users()).length, before)
    })

    await step('remedy: assign the person', () => admin.assignsToPerson(label, person.name))

    await step('gone: the tile is there, and the person can sign in', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), true)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
