import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes an email for verified unless email_verified is false',
  killedBy: [
    'identity/email-verified-absent',
    'identity/email-verified-as-number',
    'identity/email-verified-as-text',
  ],
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      email_verified: userinfo.email_verified !== false,
    }),
  }),
})
