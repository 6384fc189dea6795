import { decodeJwt, errors } from 'jose'
import { defect } from '../defect.ts'

export default defect({
  does: 'reads the proof of Universal Logout without a look at its signature',
  killedBy: ['assignments/universal-logout-forged'],
  parts: () => ({
    async proveLogoutRequest(assertion, _keys, { issuer, clientId, endpoint, now }) {
      try {
        const { iss, sub, aud, exp = 0, jti } = decodeJwt(assertion)
        const isOurs = iss === issuer && sub === clientId && aud === endpoint
        return isOurs && exp > now / 1000 ? jti : undefined
      } catch (error) {
        if (error instanceof errors.JWTInvalid) return undefined
        throw error
      }
    },
  }),
})
