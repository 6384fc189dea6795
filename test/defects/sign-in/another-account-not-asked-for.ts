import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'offers to use another Okta account, and sends people to Okta as ever',
  killedBy: ['sign-in/prompt-login'],
  parts: () => ({
    authorizationUrl: (configuration, request) =>
      defaultParts.authorizationUrl(configuration, { ...request, anew: false }),
  }),
})
