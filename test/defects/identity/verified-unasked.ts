import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'never looks at email_verified',
  killedBy: [
    'identity/email-unverified',
    'identity/email-verified-absent',
    'identity/email-changed-to-unverified',
  ],
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      email_verified: true,
    }),
  }),
})
