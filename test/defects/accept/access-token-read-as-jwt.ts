import { decodeJwt } from 'jose'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'looks into the access token for the scopes that were granted',
  killedBy: ['accept/opaque-access-token'],
  parts: () => ({
    async exchangeCode(configuration, callbackUrl, expected) {
      const tokens = await defaultParts.exchangeCode(configuration, callbackUrl, expected)
      const { scp = [] } = decodeJwt<{ scp?: string[] }>(tokens.accessToken)
      if (!scp.includes('openid')) throw new Error('openid was not granted')
      return tokens
    },
  }),
})
