import { decodeJwt, jwtVerify } from 'jose'
import { keysAt } from '../../../sp/sign-in/universal-logout.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes the proof of Universal Logout from every Okta org that signed it, not from the workspace’s own alone',
  killedBy: ['assignments/universal-logout-forged'],
  parts: () => ({
    async proveLogoutRequest(assertion) {
      try {
        const keys = keysAt(`${decodeJwt(assertion).iss}/oauth2/v1/keys`, fetch)
        return (await jwtVerify(assertion, keys, { algorithms: ['RS256'] })).payload.jti
      } catch {
        return undefined
      }
    },
  }),
})
