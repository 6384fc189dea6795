import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'the tile leads to the workspace that was connected, not to another',
  { clauses: ['guide.step-2.tile-linked'] },
  async ({ okta, admin, label, person, workspace, newWorkspace, connect, users }) => {
    const other = await newWorkspace()
    await step('Express Configuration connects one of two workspaces', async () => {
      await connect(workspace)
      okta.model.assignments.assignUser(okta.model.applications.byLabel(label)!, person.user)
      await admin.agent.waitFor('SSO enabled')
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
