import { createLocalJWKSet, type JWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { ApiError } from '../connections/api-errors.ts'
import { audiences, scopeOfAudience } from '../integration.ts'

const claimsSchema = z.object({ aud: z.string(), scope: z.string(), org_id: z.string() })

export type AccessTokens = ReturnType<typeof createAccessTokens>

/** Checks the access tokens that Alpacon's authorization server gave to Okta. */
export function createAccessTokens(issuer: string, publicKey: Promise<JWK>) {
  const keys = publicKey.then(key => createLocalJWKSet({ keys: [key] }))
  // A failure to make the key surfaces where the key is used.
  keys.catch(() => undefined)

  return {
    /**
     * The organization that an `Authorization: Bearer` header speaks for.
     * Throws ApiError 401 for a missing, unreadable, foreign or expired token, 403 where the scope is missing.
     */
    async verify(authorization: string): Promise<{ organizationId: string }> {
      const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1]
      if (token === undefined)
        throw new ApiError(401, 'missing_token', 'Missing authentication: send a bearer token.')
      const claims = claimsSchema.safeParse(await payloadOf(token, await keys, issuer))
      if (!claims.success) throw invalidToken()
      const { aud, scope, org_id } = claims.data
      const needed = scopeOfAudience[aud]
      if (needed === undefined || !scope.split(' ').includes(needed)) {
        throw new ApiError(403, 'insufficient_scope', `Insufficient scope, expected ${needed}.`)
      }
      return { organizationId: org_id }
    },
  }
}

async function payloadOf(token: string, keys: ReturnType<typeof createLocalJWKSet>, issuer: string) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: [...audiences],
      algorithms: ['RS256'],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub', 'org_id'],
    })
    return payload
  } catch {
    throw invalidToken()
  }
}

function invalidToken() {
  return new ApiError(
    401,
    'invalid_token',
    'Invalid token: it is expired, was not issued here, or was altered.',
  )
}
