import { scenario } from '../../harness/scenario.ts'
import { step, twin } from '../../harness/steps.ts'

scenario(
  'a workspace below the Enterprise plan cannot be connected',
  { clauses: ['guide.prerequisites.enterprise-plan'], agent: 'browser' },
  async ({
    admin,
    label,
    target,
    workspace,
    newWorkspace,
    newAdministrator,
    expectNothingStored,
    addApp,
  }) => {
    const lower = await newWorkspace('without-sso')
    await addApp()

    await step('its superuser tries to approve, and the refusal names the plan that is needed', async () => {
      const administrator = await newAdministrator()
      await administrator.startsExpressConfiguration(label, lower)
      await administrator.isRefused(new RegExp(target.plans?.withSso ?? 'plan', 'i'))
    })

    await step('nothing is stored on either side', () => expectNothingStored(lower))

    await twin('the same app connects to a workspace on the Enterprise plan', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
