import type { JWK } from 'jose'
import { decodeToken } from './token.ts'
import { checksOfSignature, judge, moment, shown, TOLERANCE_S, type TokenCheck } from './token-checks.ts'

/** What an access token is held against. */
export interface AccessTokenContext {
  issuer: string
  /** `aud` that the authorization server gives; undefined where it isn't known. */
  audience: string | undefined
  clientId: string | undefined
  /** Scopes that were granted, as the answer told them; undefined where it told none. */
  scope: string | undefined
  /** Seconds that the answer said it would live; undefined where it said nothing. */
  expiresIn: number | undefined
  /** Keys of the JWKS; undefined where none are on record, null where the key is published nowhere. */
  keys: readonly JWK[] | undefined | null
  /** When the answer was given, in seconds of the real time. */
  at: number
}

/** Okta's page on what an API has to look at. https://developer.okta.com/docs/guides/validate-access-tokens/ */
const GUIDE = 'Okta: Validate access tokens'
const RFC7519 = 'RFC 7519, section'
const RFC6749 = 'RFC 6749, section'

/**
 * What an API has to look at in an access token that is a JWT, and what the answer says of it besides: expected and
 * received. Undefined where the token is no JWT, of which nothing can be checked.
 */
export function checkAccessToken(raw: string, context: AccessTokenContext): TokenCheck[] | undefined {
  const token = decodeToken(raw)
  if (!token) return undefined
  const { iss, aud, cid, scp, iat, exp } = token.claims
  const { issuer, audience, clientId, scope, expiresIn, at } = context
  const granted = scope?.split(' ').filter(Boolean)
  const lifetime = typeof exp === 'number' && typeof iat === 'number' ? exp - iat : undefined
  return [
    {
      name: 'iss',
      clause: `${RFC7519} 4.1.1`,
      expected: issuer,
      received: shown(iss),
      verdict: judge(iss === issuer),
    },
    {
      name: 'aud',
      clause: `${RFC7519} 4.1.3`,
      expected: audience ?? 'the API, which is not on record',
      received: shown(aud),
      verdict: judge(audience === undefined ? undefined : aud === audience),
    },
    {
      name: 'cid',
      clause: GUIDE,
      expected: clientId ?? 'the client_id, which is not on record',
      received: shown(cid),
      verdict: judge(clientId === undefined ? undefined : cid === clientId),
    },
    {
      name: 'scp',
      clause: `${RFC6749} 5.1`,
      expected: granted ? granted.join(' ') : 'the scopes asked for: the answer names none',
      received: Array.isArray(scp) ? scp.join(' ') : shown(scp),
      verdict: judge(granted && sameScopes(granted, scp)),
    },
    {
      name: 'exp',
      clause: `${RFC7519} 4.1.4`,
      expected: `later than ${moment(Math.floor(at))}`,
      received: moment(exp),
      verdict: judge(typeof exp === 'number' && exp > at - TOLERANCE_S),
    },
    {
      name: 'iat',
      clause: `${RFC7519} 4.1.6`,
      expected: `about ${moment(Math.floor(at))}`,
      received: moment(iat),
      verdict: judge(typeof iat === 'number' && Math.abs(iat - at) <= TOLERANCE_S),
    },
    {
      name: 'expires_in',
      clause: `${RFC6749} 5.1`,
      expected:
        lifetime === undefined ? 'exp less iat' : `${lifetime} seconds, as from iat to exp of the token`,
      received: expiresIn === undefined ? 'nothing' : `${expiresIn} seconds`,
      verdict: judge(expiresIn === undefined || lifetime === undefined ? undefined : lifetime === expiresIn),
    },
    ...(context.keys === null
      ? [
          {
            name: 'signature',
            clause: GUIDE,
            expected: 'made by a key that Okta publishes nowhere',
            received: `one by the key ${shown(token.header.kid)}`,
            verdict: 'unknown' as const,
          },
        ]
      : checksOfSignature(token, { keys: context.keys }).map(check => ({ ...check, clause: GUIDE }))),
  ]
}

function sameScopes(granted: readonly string[], scp: unknown): boolean {
  return Array.isArray(scp) && [...granted].sort().join(' ') === [...scp].sort().join(' ')
}
