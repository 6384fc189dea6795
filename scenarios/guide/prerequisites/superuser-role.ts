import { scenario } from '../../harness/scenario.ts'
import { step, twin } from '../../harness/steps.ts'

scenario(
  'only a superuser of the workspace can approve the connection',
  { clauses: ['guide.prerequisites.superuser-role', 'guide.step-2.superuser-approves'], agent: 'browser' },
  async ({ admin, label, workspace, newMember, newAdministrator, expectNothingStored, addApp }) => {
    await addApp()

    for (const role of ['staff', 'user'] as const) {
      const member = await newMember(role)
      await step(`a member with the role ${role} tries to approve and is refused`, async () => {
        const administrator = await newAdministrator()
        await administrator.startsExpressConfiguration(label, workspace, member)
        await administrator.isRefused(/superuser/i)
        await expectNothingStored()
      })
    }

    await twin('a superuser approves the very same way', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
