import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectThat } from '../harness/verdicts.ts'

scenario(
  'a workspace that does not exist is refused where it is entered',
  { clauses: ['express-configuration.organization', 'guide.step-2.enter-workspace'], agent: 'browser' },
  async ({ admin, label, okta, target, workspace, addApp, expectNothingStored }) => {
    await addApp()
    const names = {
      'with a typo': `${workspace.name}x`,
      'left blank': ' ',
      ...target.namesOfNoWorkspace?.(workspace),
    }

    for (const [how, name] of Object.entries(names)) {
      await step(`the name ${how} is refused, and the person stays at Alpacon`, async () => {
        await admin.pressesExpressConfigure(label)
        await target.steps.enterWorkspace(admin.agent, name)
        const page = await admin.agent.text()
        expectThat(
          'the page says that there is no such workspace',
          /invalid|not found|no such|unknown/i.test(page),
          page,
        )
        expectThat('the person was not sent back to Okta', !page.includes(okta.adminUrl), page)
        await expectNothingStored()
      })
    }

    await twin('the right name leads on, and the workspace is connected', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
