import { createHash } from 'node:crypto'
import type { IdTokenClaims } from '../provisioning/identity.ts'

/** Seconds that Okta's clock may be ahead of ours. */
const clockSkew = 30

/**
 * What is asked of an ID token beyond the checks of openid-client (signature, iss, aud, exp, nonce): it was not
 * issued in the future, it names one person, it is meant for this client alone (OpenID Connect Core 3.1.3.7), and it
 * belongs to the access token that came with it (3.1.3.8).
 * Returns what is wrong, or undefined.
 */
export function checkIdToken(
  claims: IdTokenClaims,
  { clientId, now, accessToken }: { clientId: string; now: number; accessToken: string },
): string | undefined {
  const { iat, sub, aud, azp, at_hash } = claims
  if (typeof iat !== 'number' || iat > now / 1000 + clockSkew) return 'it was issued in the future'
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > 255)
    return 'its subject is not a usable name'
  if (Array.isArray(aud) && aud.some(audience => audience !== clientId))
    return 'it is also meant for another client'
  if (azp !== undefined && azp !== clientId) return 'it was issued to another client'
  if (at_hash !== undefined && at_hash !== hashOf(accessToken)) return 'it belongs to another access token'
  return undefined
}

// The left half of the hash that belongs to RS256, the only algorithm that is used here (3.1.3.6).
function hashOf(accessToken: string): string {
  return createHash('sha256').update(accessToken, 'ascii').digest().subarray(0, 16).toString('base64url')
}
