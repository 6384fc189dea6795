import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a superuser who is lured into approving for a stranger connects nothing',
  { clauses: ['rfc6749.4.1.2.state'] },
  async ({ admin, label, target, workspace, wire, addApp, newAdministrator, expectNothingStored }) => {
    await addApp()
    const victim = await newAdministrator()
    await given('the victim administers the same org', () => victim.opensConsole())

    await step("the superuser opens the stranger's link, and approves it in another browser", async () => {
      await admin.pressesExpressConfigure(label)
      await victim.agent.open((await admin.requestToTarget()).href)
      await target.steps.enterWorkspace(victim.agent, workspace.name)
      await target.steps.signInToApprove(victim.agent, workspace.superuser)
      await target.steps.approve(victim.agent)
    })

    await step("Okta doesn't redeem the code: the attempt belongs to the stranger's browser", async () => {
      expectEqual('what Okta asked of the target', wire.backChannel(), [])
      await expectNothingStored()
    })

    await twin('approved in the browser that began, the workspace is connected', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
