import { generateKeyPairSync } from 'node:crypto'
import { type JWK, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { type AccessTokenContext, checkAccessToken } from '../../../sim/inspector/access-token-checks.ts'

const ISSUER = 'https://acme.okta.example'
const NOW = 1_800_000_000
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'kid-1' } as JWK

const context: AccessTokenContext = {
  issuer: ISSUER,
  audience: 'api://default',
  clientId: 'desk',
  scope: 'openid email',
  expiresIn: 3600,
  keys: [jwk],
  at: NOW,
}
const good = {
  iss: ISSUER,
  aud: 'api://default',
  cid: 'desk',
  scp: ['email', 'openid'],
  exp: NOW + 3600,
  iat: NOW,
}

const signed = (claims: Record<string, unknown> = {}, key = ours.privateKey) =>
  new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'kid-1' }).sign(key)

const verdicts = (token: string, changed: Partial<AccessTokenContext> = {}) =>
  Object.fromEntries(
    (checkAccessToken(token, { ...context, ...changed }) ?? []).map(({ name, verdict }) => [name, verdict]),
  )
const which = (found: Record<string, string>, wanted: string) =>
  Object.entries(found).flatMap(([name, verdict]) => (verdict === wanted ? [name] : []))

test('a good token holds in everything that can be checked', async () => {
  const found = verdicts(await signed())
  expect(which(found, 'holds')).toEqual([
    'iss',
    'aud',
    'cid',
    'scp',
    'exp',
    'iat',
    'expires_in',
    'alg',
    'kid',
    'signature',
  ])
  expect(Object.keys(found)).toHaveLength(10)
})

describe.each<[what: string, claims: Record<string, unknown>, fails: string[]]>([
  ['another issuer', { iss: 'https://evil.example' }, ['iss']],
  ['another audience', { aud: 'api://other' }, ['aud']],
  ['another client', { cid: 'other' }, ['cid']],
  ['more scopes than were granted', { scp: ['email', 'openid', 'groups'] }, ['scp']],
  ['no scopes', { scp: undefined }, ['scp']],
  ['expired', { exp: NOW - 600, iat: NOW - 4200 }, ['exp', 'iat']],
  ['a life other than the answer says', { exp: NOW + 60 }, ['expires_in']],
])('%s', (_, claims, fails) => {
  test(`fails in ${fails.join(' and ')} only`, async () => {
    expect(which(verdicts(await signed(claims)), 'fails')).toEqual(fails)
  })
})

test('a signature by another key fails', async () => {
  expect(which(verdicts(await signed({}, theirs.privateKey)), 'fails')).toEqual(['signature'])
})

test('what is not on record is unknown, and so is a signature by a key that is published nowhere', async () => {
  const nothing = { audience: undefined, clientId: undefined, scope: undefined, expiresIn: undefined }
  const unknown = which(verdicts(await signed(), { ...nothing, keys: undefined }), 'unknown')
  expect(unknown).toEqual(['aud', 'cid', 'scp', 'expires_in', 'kid', 'signature'])
  expect(which(verdicts(await signed({}, theirs.privateKey), { keys: null }), 'unknown')).toEqual([
    'signature',
  ])
})

test('of what is no JWT nothing is checked', () => {
  expect(['00Tabc', 'a.b.c', ''].map(raw => checkAccessToken(raw, context))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
