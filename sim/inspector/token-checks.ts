import { createHash, createPublicKey, verify } from 'node:crypto'
import type { JWK } from 'jose'
import { type DecodedToken, decodeToken } from './token.ts'

/** One thing that a relying party has to look at before it believes an ID token. */
export interface TokenCheck {
  /** Claim, header parameter, or what else is checked. */
  name: string
  /** Clause that demands it, for whoever wants to read on. */
  clause: string
  expected: string
  received: string
  /** `unknown` where what is expected isn't on record. */
  verdict: 'holds' | 'fails' | 'unknown'
}

/** What an ID token is held against. */
export interface TokenContext {
  issuer: string
  clientId: string | undefined
  /** That of the authorization request; null where it had none, undefined where that isn't on record. */
  nonce: string | null | undefined
  /** Whether it came for a refresh token: then it may have no nonce (OpenID Connect Core 12.2). */
  isRefreshed?: boolean
  /** Keys by which a relying party could have known the signer; undefined where none are on record. */
  keys: readonly JWK[] | undefined
  accessToken: string | undefined
  /** When the answer was given, in seconds of the real time, which a relying party's clock shows. */
  at: number
}

/** How far a relying party's clock may be from Okta's. */
export const TOLERANCE_S = 300
const CORE = 'OpenID Connect Core 1.0, section'

/** A claim as it is shown, what is missing too. */
export const shown = (value: unknown) =>
  value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
/** A time of a token, in words; what is none as it came. */
export const moment = (seconds: unknown) =>
  typeof seconds === 'number' && Math.abs(seconds) < 8.64e12
    ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
    : shown(seconds)

/** Every check of OpenID Connect Core 3.1.3.7 and 3.1.3.8, with what was expected and what came. */
export function checkIdToken(raw: string, context: TokenContext): TokenCheck[] {
  const token = decodeToken(raw)
  if (!token) {
    return [
      {
        name: 'form',
        clause: 'RFC 7519, section 7.2',
        expected: 'three parts of base64url, the first two JSON',
        received: 'something else',
        verdict: 'fails',
      },
    ]
  }
  return [
    ...checksOfIssuer(token, context),
    ...checksOfTime(token, context),
    checkOfNonce(token, context),
    ...checksOfSignature(token, context),
    checkOfAccessToken(token, context),
  ]
}

/** What comes of a check; unknown where it could not be made. */
export const judge = (holds: boolean | undefined): TokenCheck['verdict'] =>
  holds === undefined ? 'unknown' : holds ? 'holds' : 'fails'

function checksOfIssuer({ claims }: DecodedToken, { issuer, clientId }: TokenContext): TokenCheck[] {
  const { iss, aud, azp } = claims
  const audiences = [aud].flat()
  const checks: TokenCheck[] = [
    {
      name: 'iss',
      clause: `${CORE} 3.1.3.7 (2)`,
      expected: issuer,
      received: shown(iss),
      verdict: judge(iss === issuer),
    },
    {
      name: 'aud',
      clause: `${CORE} 3.1.3.7 (3)`,
      expected: clientId === undefined ? 'the client_id' : `${clientId} among them, and nobody unknown`,
      received: shown(aud),
      verdict: judge(
        clientId === undefined ? undefined : audiences.length === 1 && audiences[0] === clientId,
      ),
    },
  ]
  const isNeeded = audiences.length > 1
  checks.push({
    name: 'azp',
    clause: `${CORE} 3.1.3.7 (4, 5)`,
    expected: isNeeded ? shown(clientId) : `${shown(clientId)}, or nothing`,
    received: shown(azp),
    verdict: judge(azp === undefined ? !isNeeded : clientId === undefined ? undefined : azp === clientId),
  })
  return checks
}

function checksOfTime({ claims: { exp, iat, nbf } }: DecodedToken, { at }: TokenContext): TokenCheck[] {
  return [
    {
      name: 'exp',
      clause: `${CORE} 3.1.3.7 (9)`,
      expected: `later than ${moment(Math.floor(at))}`,
      received: moment(exp),
      verdict: judge(typeof exp === 'number' && exp > at - TOLERANCE_S),
    },
    {
      name: 'iat',
      clause: `${CORE} 3.1.3.7 (10)`,
      expected: `about ${moment(Math.floor(at))}`,
      received: moment(iat),
      verdict: judge(typeof iat === 'number' && Math.abs(iat - at) <= TOLERANCE_S),
    },
    ...(nbf === undefined
      ? []
      : [
          {
            name: 'nbf',
            clause: 'RFC 7519, section 4.1.5',
            expected: `not later than ${moment(Math.floor(at))}`,
            received: moment(nbf),
            verdict: judge(typeof nbf === 'number' && nbf <= at + TOLERANCE_S),
          },
        ]),
  ]
}

function checkOfNonce({ claims }: DecodedToken, { nonce, isRefreshed }: TokenContext): TokenCheck {
  const given = claims.nonce
  const check = { name: 'nonce', clause: `${CORE} 3.1.3.7 (11)`, received: shown(given) }
  if (nonce === undefined) {
    return {
      ...check,
      expected: 'that of the authorization request, which is not on record',
      verdict: 'unknown',
    }
  }
  if (nonce === null) {
    return {
      ...check,
      expected: 'nothing: the authorization request had none',
      verdict: judge(given === undefined),
    }
  }
  const isLeftOut = isRefreshed === true && given === undefined
  return {
    ...check,
    expected: isRefreshed ? `${nonce}, or nothing` : nonce,
    verdict: judge(given === nonce || isLeftOut),
  }
}

/** Whether a token is signed as Okta signs, by one of the keys; unknown where there are none to hold it against. */
export function checksOfSignature(token: DecodedToken, { keys }: Pick<TokenContext, 'keys'>): TokenCheck[] {
  const { alg, kid } = token.header
  const key = keys?.find(one => one.kid === kid)
  return [
    {
      name: 'alg',
      clause: `${CORE} 3.1.3.7 (7)`,
      expected: 'RS256',
      received: shown(alg),
      verdict: judge(alg === 'RS256'),
    },
    {
      name: 'kid',
      clause: `${CORE} 10.1`,
      expected:
        keys === undefined
          ? 'a key of the JWKS'
          : keys.map(one => shown(one.kid)).join(' or ') || 'a key, and the JWKS has none',
      received: shown(kid),
      verdict: judge(keys === undefined ? undefined : key !== undefined),
    },
    {
      name: 'signature',
      clause: `${CORE} 3.1.3.7 (6)`,
      expected: 'made by that key',
      received: signatureInWords(token, keys, key),
      verdict: judge(keys === undefined ? undefined : key !== undefined && isSigned(token, key)),
    },
  ]
}

function signatureInWords(
  token: DecodedToken,
  keys: readonly JWK[] | undefined,
  key: JWK | undefined,
): string {
  if (token.signature === '') return 'none'
  if (keys === undefined) return 'one that nothing on record can be held against'
  if (!key) return 'one by a key that is not in the JWKS'
  return isSigned(token, key) ? 'made by that key' : 'not made by that key'
}

// Whatever the header says: who lets it choose the algorithm can be deceived.
function isSigned({ signed, signature }: DecodedToken, jwk: JWK): boolean {
  try {
    const key = createPublicKey({ key: jwk as Record<string, unknown>, format: 'jwk' })
    return verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function checkOfAccessToken(
  { claims: { at_hash } }: DecodedToken,
  { accessToken }: TokenContext,
): TokenCheck {
  const half =
    accessToken && createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
  return {
    name: 'at_hash',
    clause: `${CORE} 3.1.3.8`,
    expected: half ? `${half}, or nothing` : 'nothing: no access token came with it',
    received: shown(at_hash),
    verdict: judge(at_hash === undefined || at_hash === half),
  }
}
