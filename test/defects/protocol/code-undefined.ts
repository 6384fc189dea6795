import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks for tokens though the answer has no code',
  killedBy: ['protocol/response/code-missing'],

  parts: () => ({
    exchangeCode(configuration, callbackUrl, expected) {
      const { searchParams } = callbackUrl
      if (!searchParams.has('error')) searchParams.set('code', String(searchParams.get('code')))
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
