import { defaultParts } from '../../../sp/index.ts'
import { variant } from '../defect.ts'

export default variant({
  does: 'takes an ID token that was issued in the future',
  rightBy:
    'OpenID Connect Core 3.1.3.7 (10): iat can be used to refuse tokens, and need not; declared as a policy',
  policies: { issuedInFuture: 'accepted' },
  parts: () => ({
    checkIdToken: (claims, given) =>
      defaultParts.checkIdToken(
        {
          ...claims,
          iat: typeof claims.iat === 'number' ? Math.min(claims.iat, given.now / 1000) : claims.iat,
        },
        given,
      ),
  }),
})
