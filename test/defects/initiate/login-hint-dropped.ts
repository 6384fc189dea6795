import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'doesn’t pass a login_hint on',
  killedBy: ['initiate/login-hint'],
  parts: () => ({
    authorizationUrl: (configuration, { loginHint: _, ...request }) =>
      defaultParts.authorizationUrl(configuration, request),
  }),
})
