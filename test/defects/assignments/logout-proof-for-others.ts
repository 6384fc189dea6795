import { jwtVerify } from 'jose'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes the proof of Universal Logout from its own Okta org whomever that proof was meant for',
  killedBy: ['assignments/universal-logout-forged'],
  parts: () => ({
    proveLogoutRequest: (assertion, keys, { issuer }) =>
      jwtVerify(assertion, keys, { issuer, algorithms: ['RS256'] }).then(
        ({ payload }) => payload.jti,
        () => undefined,
      ),
  }),
})
