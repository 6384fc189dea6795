import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

const known = new Set(
  'iss sub aud exp iat auth_time nonce at_hash amr azp idp jti ver name email email_verified preferred_username'.split(
    ' ',
  ),
)

export default defect({
  does: 'refuses an ID token with a claim that it doesn’t know',
  killedBy: ['accept/unknown-claims'],
  parts: () => ({
    checkIdToken(claims, given) {
      const unknown = Object.keys(claims).find(claim => !known.has(claim))
      return unknown ? `it has the claim ${unknown}` : defaultParts.checkIdToken(claims, given)
    },
  }),
})
