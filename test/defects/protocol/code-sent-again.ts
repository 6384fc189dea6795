import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'sends the code again where the token endpoint answers with anything but tokens',
  killedBy: ['protocol/token/invalid-grant', 'protocol/token/html', 'protocol/token/truncated-json'],

  parts: () => ({
    async exchangeCode(configuration, callbackUrl, expected) {
      for (const _ of Array(2)) {
        const tokens = await defaultParts
          .exchangeCode(configuration, callbackUrl, expected)
          .catch(() => undefined)
        if (tokens) return tokens
      }
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
