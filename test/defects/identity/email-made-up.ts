import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes the Okta login for the email of a person who has none',
  killedBy: ['identity/email-missing'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      if (identity.email !== undefined) return identity
      return { ...identity, email: String(userinfo.preferred_username), email_verified: true }
    },
  }),
})
