import { defaultParts } from '../../../sp/index.ts'
import type { Expected } from '../../../sp/sign-in/relying-party.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'sends people to Okta without PKCE',
  killedBy: ['protocol/request/pkce-absent-or-plain'],

  parts: () => ({
    async authorizationUrl(configuration, given) {
      const url = await defaultParts.authorizationUrl(configuration, given)
      for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name)
      return url
    },
    exchangeCode: (configuration, callbackUrl, { state, nonce }) =>
      defaultParts.exchangeCode(configuration, callbackUrl, { state, nonce } as Expected),
  }),
})
