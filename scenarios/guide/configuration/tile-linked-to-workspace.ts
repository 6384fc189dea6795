import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual, expectThat } from '../../harness/verdicts.ts'

scenario(
  'the tile leads to the workspace that was connected, not to another',
  { clauses: ['guide.step-2.tile-linked'], agent: 'browser' },
  async ({ okta, label, person, workspace, newWorkspace, connect, users, assign }) => {
    const other = await newWorkspace()
    await connect(workspace)
    await assign(person)

    await step('the app names the workspace that was connected, one of two', async () => {
      const app = okta.model.applications.byLabel(label)
      const tile = app?.initiateLoginUri ?? 'no Initiate login URI'
      const { organization_id = 'unknown' } = app?.expressConfiguration.variables ?? {}
      expectThat(`the Initiate login URI names ${organization_id}`, tile.includes(organization_id), tile)
    })

    await step('the tile signs the person in to that one', async () => {
      await person.opensTile(label)
      await person.isSignedInTo(workspace)
    })

    await step('the other workspace knows nothing of the person', async () => {
      await person.isNotSignedInTo(other)
      const known = (await users(other)).filter(user => user.email === person.email)
      expectEqual('users made in the other workspace', known.length, 0)
    })
  },
)
