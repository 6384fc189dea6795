import type { IdTokenClaims } from '../provisioning/identity.ts'

/** Seconds that Okta's clock may be ahead of ours. */
const clockSkew = 30

/**
 * What is asked of an ID token beyond the checks of openid-client (signature, iss, aud, exp, nonce): it was not
 * issued in the future, it names one person, and it is meant for this client alone (OpenID Connect Core 3.1.3.7).
 * Returns what is wrong, or undefined.
 */
export function checkIdToken(
  claims: IdTokenClaims,
  { clientId, now }: { clientId: string; now: number },
): string | undefined {
  const { iat, sub, aud, azp } = claims
  if (typeof iat !== 'number' || iat > now / 1000 + clockSkew) return 'it was issued in the future'
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > 255)
    return 'its subject is not a usable name'
  if (Array.isArray(aud) && aud.some(audience => audience !== clientId))
    return 'it is also meant for another client'
  if (azp !== undefined && azp !== clientId) return 'it was issued to another client'
  return undefined
}
