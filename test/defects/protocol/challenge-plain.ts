import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'sends the code verifier itself as the challenge',
  killedBy: ['protocol/request/pkce-absent-or-plain'],

  parts: () => ({
    async authorizationUrl(configuration, given) {
      const url = await defaultParts.authorizationUrl(configuration, given)
      url.searchParams.set('code_challenge', given.expected.codeVerifier)
      url.searchParams.set('code_challenge_method', 'plain')
      return url
    },
  }),
})
