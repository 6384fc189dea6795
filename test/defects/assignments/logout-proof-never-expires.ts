import { compactVerify, decodeJwt } from 'jose'
import { defect } from '../defect.ts'

export default defect({
  does: 'verifies who signed the proof of Universal Logout and for whom, and not until when it holds',
  killedBy: ['assignments/universal-logout-forged'],
  parts: () => ({
    async proveLogoutRequest(assertion, keys, { issuer, clientId, endpoint }) {
      try {
        await compactVerify(assertion, keys, { algorithms: ['RS256'] })
        const { iss, sub, aud, jti } = decodeJwt(assertion)
        return iss === issuer && sub === clientId && aud === endpoint ? jti : undefined
      } catch {
        return undefined
      }
    },
  }),
})
