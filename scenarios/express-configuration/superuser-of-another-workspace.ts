import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectThat } from '../harness/verdicts.ts'

scenario(
  'a superuser of another workspace cannot approve for this one',
  { clauses: ['express-configuration.membership', 'guide.prerequisites.superuser-role'], agent: 'browser' },
  async ({ admin, label, okta, workspace, newWorkspace, newAdministrator, addApp, expectNothingStored }) => {
    const other = await newWorkspace()
    await addApp()

    await step('signing in to this workspace with the account of another fails', async () => {
      const administrator = await newAdministrator()
      await administrator.startsExpressConfiguration(label, workspace, other.superuser)
      const page = await administrator.agent.text()
      expectThat('no consent is asked for', !/authorize/i.test(page.split(':')[0] ?? ''), page)
      expectThat('the person was not sent on to Okta', !page.includes(okta.adminUrl), page)
      expectThat('the refusal is explained', /wrong|not a member|denied|invalid/i.test(page), page)
    })

    await step('nothing is stored for either workspace', async () => {
      await expectNothingStored(workspace)
      await expectNothingStored(other)
    })

    await twin("this workspace's own superuser approves the very same way", async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
