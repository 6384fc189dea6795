import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes no code of more than 512 characters',
  killedBy: ['accept/long-code'],
  parts: () => ({
    exchangeCode(configuration, callbackUrl, expected) {
      const code = callbackUrl.searchParams.get('code') ?? ''
      if (code.length > 512) throw new Error('the code is too long')
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
