import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes an email for verified where there is an email_verified',
  killedBy: ['identity/email-unverified', 'identity/email-verified-as-number'],
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      email_verified: userinfo.email_verified != null,
    }),
  }),
})
