import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'pastes the login_hint into Okta’s address as it is',
  killedBy: ['initiate/login-hint'],
  parts: () => ({
    async authorizationUrl(configuration, { loginHint, ...request }) {
      const url = await defaultParts.authorizationUrl(configuration, request)
      return loginHint === undefined ? url : new URL(`${url.href}&login_hint=${loginHint}`)
    },
  }),
})
