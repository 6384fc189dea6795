import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'the answer of an approval, opened a second time, does nothing more',
  { clauses: ['rfc6749.4.1.2.state'] },
  async ({ admin, label, workspace, wire, addApp, connections }) => {
    await addApp()

    await twin('the answer is opened once, and the workspace is connected', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })

    await step('the same answer again is refused, and Okta asks nothing of the target', async () => {
      const before = wire.backChannel().length
      await admin.agent.open((await admin.answerOfTarget()).href)
      await admin.seesFailure()
      expectEqual('requests that Okta sent because of it', wire.backChannel().length - before, 0)
      expectEqual('how many connections the workspace has', (await connections()).length, 1)
    })
  },
)
