import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'Assign to Groups gives each member the tile and the way in',
  { clauses: ['guide.step-3.assign-to-groups', 'guide.step-3.assigned-sign-in'], agent: 'browser' },
  async ({ admin, label, person, workspace, connect, newPerson, introduce, newGroup }) => {
    await connect()
    const member = await newPerson({ firstName: 'Charlie', lastName: 'Chen' })
    const outsider = await newPerson({ firstName: 'Dana', lastName: 'Diaz' })
    await introduce(member)
    newGroup('Engineering', [person, member])

    await step('Assignments > Assign > Assign to Groups > the group > Done', () =>
      admin.assignsToGroup(label, 'Engineering'),
    )

    for (const one of [person, member]) {
      await step(`${one.name}, a member, has the tile, and can sign in`, async () => {
        expectEqual(`whether ${one.name} has the tile`, await one.seesTile(label), true)
        await one.signsInAtTarget(workspace)
        await one.isSignedInTo(workspace)
      })
    }

    await step('who is in no such group has no tile', async () => {
      expectEqual(`whether ${outsider.name} has the tile`, await outsider.seesTile(label), false)
    })
  },
)
