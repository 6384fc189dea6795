import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes any email_verified for true that JavaScript does',
  killedBy: ['identity/email-verified-as-text'],
  seenIn: 'coder pull request 25713',
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      email_verified: Boolean(userinfo.email_verified),
    }),
  }),
})
