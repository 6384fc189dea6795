import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

scenario(
  'an authorization code that is redeemed twice gives a token once',
  { clauses: ['rfc6749.4.1.2.code'] },
  async ({ admin, okta, label, workspace, wire, addApp }) => {
    await addApp()
    const tokenAnswers = () =>
      wire.backChannel().filter(line => line.startsWith('POST') && line.includes('token'))

    await step('Okta redeems the same code twice: the second time it is refused', async () => {
      const fault = okta.faults.inject('express-configuration/code-sent-twice')
      await admin.expressConfigures(label, workspace)
      demandDelivered('the code was not sent twice', fault.delivered === 1 && tokenAnswers().length === 2)
      const [first = '', second = ''] = tokenAnswers()
      expectThat('the first is answered with a token', first.endsWith(' 200'), first)
      expectThat('the second is refused with 400', second.endsWith(' 400'), second)
    })

    await twin('redeemed once, it connects the workspace', async () => {
      await admin.expressConfigures(label, workspace)
      await admin.seesSuccess()
    })
  },
)
