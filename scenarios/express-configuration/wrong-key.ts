import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

scenario(
  "a code that is redeemed with another key than Okta's gives no token",
  { clauses: ['rfc7523.3'] },
  async ({ admin, okta, label, workspace, wire, addApp, expectNothingStored }) => {
    await addApp()

    await step('the client assertion is signed with a strange key, and refused', async () => {
      const fault = okta.faults.inject('express-configuration/wrong-key')
      await admin.expressConfigures(label, workspace)
      demandDelivered('the assertion was signed as ever', fault.delivered === 1)
      const answers = wire.backChannel()
      expectThat(
        'the token request is refused with 400 or 401',
        / 40[01]$/.test(answers[0] ?? ''),
        answers.join(', '),
      )
      expectThat('nothing else is asked of the target', answers.length === 1, answers.join(', '))
      await admin.seesFailure()
      await expectNothingStored()
    })

    await twin("with Okta's own key, the workspace is connected", async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
