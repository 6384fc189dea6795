import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'

scenario(
  'declining at the consent screen changes nothing on either side',
  { clauses: ['express-configuration.consent', 'guide.step-2.superuser-approves'], agent: 'browser' },
  async ({ admin, label, target, workspace, addApp, newAdministrator, expectNothingStored }) => {
    await addApp()

    await step('the superuser declines, and Okta shows its failure', async () => {
      const administrator = await newAdministrator()
      await administrator.startsExpressConfiguration(label, workspace)
      await target.steps.decline(administrator.agent)
      await administrator.seesFailure()
    })

    await step('nothing is stored on either side', () => expectNothingStored())

    await twin('the same superuser accepts, and it is configured', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
