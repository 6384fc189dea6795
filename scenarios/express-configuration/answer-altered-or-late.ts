import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'an answer with an altered state, or one that comes too late, connects nothing',
  { clauses: ['rfc6749.4.1.2.state'] },
  async ({ admin, okta, label, workspace, wire, addApp, expectNothingStored }) => {
    await addApp()
    const fault = okta.faults.inject('express-configuration/attempt-forgotten')

    await step(
      'the answer comes after Okta has forgotten the attempt: its code is not redeemed',
      async () => {
        await admin.expressConfigures(label, workspace)
        demandDelivered('the attempt was not forgotten', fault.delivered === 1)
        await admin.seesFailure()
        expectEqual('what Okta asked of the target', wire.backChannel(), [])
        await expectNothingStored()
      },
    )

    await step('the same answer with another state is refused as well', async () => {
      const answer = await admin.answerOfTarget()
      answer.searchParams.set('state', `x${answer.searchParams.get('state')}`)
      await admin.agent.open(answer.href)
      await admin.seesFailure()
      expectEqual('what Okta asked of the target', wire.backChannel(), [])
      await expectNothingStored()
    })

    await twin('unaltered and in time, the answer connects the workspace', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })

    await step('the state came back as it was sent', async () => {
      const sent = (await admin.requestToTarget()).searchParams.get('state')
      const came = (await admin.answerOfTarget()).searchParams.get('state')
      expectEqual('the state', came, sent)
    })
  },
)
