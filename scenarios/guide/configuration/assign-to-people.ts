import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'Assign to People gives one person the tile and the way in',
  { clauses: ['guide.step-3.assign-to-people', 'guide.step-3.assigned-sign-in'], agent: 'browser' },
  async ({ admin, label, person, workspace, connect, newPerson }) => {
    await connect()
    const colleague = await newPerson({ firstName: 'Charlie', lastName: 'Chen' })

    await step('before, nobody has the tile', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), false)
    })

    await step('Assignments > Assign > Assign to People > the person > Done', () =>
      admin.assignsToPerson(label, person.name),
    )

    await step('the person has the tile, and can sign in', async () => {
      expectEqual(`whether ${person.name} has the tile`, await person.seesTile(label), true)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step('a colleague who was not chosen has no tile', async () => {
      expectEqual(`whether ${colleague.name} has the tile`, await colleague.seesTile(label), false)
    })
  },
)
