import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'Alpacon is added from the OIN catalog',
  {
    clauses: [
      'guide.step-1.browse-app-catalog',
      'guide.step-1.search-and-open',
      'guide.step-1.add-integration',
    ],
    agent: 'browser',
  },
  async ({ admin, label, okta }) => {
    await step('Browse App Catalog, search, and open the integration', async () => {
      await admin.findsInCatalog(label)
      await admin.agent.waitFor('Add Integration')
    })

    await step('Add Integration opens the page of the new app', async () => {
      await admin.agent.press('Add Integration')
      await admin.agent.press('Done')
      await admin.agent.waitFor(`Express Configuration for ${label}`)
      const app = okta.model.applications.byLabel(label)
      expectEqual('the status of the app in the org', app?.status, 'ACTIVE')
    })

    await step('a second app of the same label is refused with the sentence of E0000040', async () => {
      await admin.addsFromCatalog(label)
      await admin.agent.waitFor('Application label must not be the same as an existing application label.')
      expectEqual('how many apps the org has', okta.model.applications.list().length, 1)
    })
  },
)
