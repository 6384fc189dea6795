import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has Okta ask for the password at every sign-in',
  killedBy: ['sign-in/okta-session-present', 'sign-in/sign-out-then-continue'],
  parts: () => ({
    authorizationUrl: (configuration, request) =>
      defaultParts.authorizationUrl(configuration, { ...request, anew: true }),
  }),
})
