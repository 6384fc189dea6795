import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'

/** Okta's type of the JWT with which it asks to sign somebody out. */
const assertionType = 'global-token-revocation+jwt'
/** Seconds that Okta's clock may be ahead of ours. */
const clockSkew = 30
const timeoutMs = 5_000
/** jose's codes where the key set wasn't answered with, in time or at all. */
const noKeys = new Set([errors.JWKSTimeout.code, errors.JOSEError.code])

/** Whom to sign out: the subject identifier that our integration asks Okta for (RFC 9493, 3.2.4). */
export const logoutRequestSchema = z.object({
  sub_id: z.object({
    format: z.literal('iss_sub'),
    iss: z.string().max(512),
    sub: z.string().min(1).max(255),
  }),
})

export type LogoutRequest = z.infer<typeof logoutRequestSchema>

/** The keys of an Okta org, fetched for one check: none that was withdrawn outlives it here. */
export function keysAt(jwksUri: string, fetcher: typeof fetch): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: timeoutMs, [customFetch]: fetcher })
}

/**
 * Whether a JWT shows that the Okta org of a connection asks, and asks this very endpoint, now: signed with a key of
 * that org, of Okta's type for it, by its issuer, for our client. Answers its `jti`, so that it counts once, or
 * undefined. Throws where the keys can't be had.
 * https://developer.okta.com/docs/guides/oin-universal-logout-overview/#endpoint-authentication
 */
export async function proveLogoutRequest(
  assertion: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId, endpoint, now }: { issuer: string; clientId: string; endpoint: string; now: number },
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      typ: assertionType,
      algorithms: ['RS256'],
      issuer,
      subject: clientId,
      audience: endpoint,
      requiredClaims: ['exp', 'jti'],
      clockTolerance: clockSkew,
      currentDate: new Date(now),
    })
    return payload.jti
  } catch (error) {
    if (!(error instanceof errors.JOSEError) || noKeys.has(error.code)) throw error
    return undefined
  }
}
