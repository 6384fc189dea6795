import { scenario } from '../../harness/scenario.ts'
import { step, twin } from '../../harness/steps.ts'
import { expectEqual, expectThat } from '../../harness/verdicts.ts'

scenario(
  'the Admin Console is open to administrators of the org only',
  { clauses: ['guide.prerequisites.okta-administrator'], agent: 'browser' },
  async ({ okta, admin, person }) => {
    await twin('an administrator opens the Admin Console', async () => {
      await admin.opensConsole()
      expectEqual('where the administrator ended up', new URL(admin.agent.address()).origin, okta.adminUrl)
      await admin.agent.waitFor('Applications')
    })

    await step('a person without an admin role is refused', async () => {
      await person.opensDashboard()
      await person.agent.open(`${okta.adminUrl}/admin/apps/active`)
      expectEqual('the status of the page', person.agent.status(), 403)
      const page = await person.agent.text()
      expectThat('Okta says that the permission is missing', page.includes('do not have permission'), page)
    })
  },
)
