import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type JWK, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { checkIdToken, type TokenContext } from '../../../sim/inspector/token-checks.ts'

const ISSUER = 'https://acme.okta.example'
const NOW = 1_800_000_000
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'kid-1', alg: 'RS256', use: 'sig' } as JWK
const accessToken = 'an-access-token'
const at_hash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')

const context: TokenContext = {
  issuer: ISSUER,
  clientId: 'desk',
  nonce: 'n-1',
  keys: [jwk],
  accessToken,
  at: NOW,
}
const good = { iss: ISSUER, aud: 'desk', sub: '00u1', exp: NOW + 3600, iat: NOW, nonce: 'n-1', at_hash }

function signed(claims: Record<string, unknown> = {}, header = {}, key: KeyObject = ours.privateKey) {
  const all = Object.fromEntries(
    Object.entries({ ...good, ...claims }).filter(([, value]) => value !== undefined),
  )
  return new SignJWT(all).setProtectedHeader({ alg: 'RS256', kid: 'kid-1', ...header }).sign(key)
}

const verdicts = (token: string, changed: Partial<TokenContext> = {}) =>
  Object.fromEntries(
    checkIdToken(token, { ...context, ...changed }).map(({ name, verdict }) => [name, verdict]),
  )
const failing = (token: string, changed?: Partial<TokenContext>) =>
  Object.entries(verdicts(token, changed)).flatMap(([name, verdict]) => (verdict === 'fails' ? [name] : []))

test('a good token holds in everything that a relying party has to check', async () => {
  expect(verdicts(await signed())).toEqual({
    iss: 'holds',
    aud: 'holds',
    azp: 'holds',
    exp: 'holds',
    iat: 'holds',
    nonce: 'holds',
    alg: 'holds',
    kid: 'holds',
    signature: 'holds',
    at_hash: 'holds',
  })
})

describe.each<[what: string, claims: Record<string, unknown>, fails: string[]]>([
  ['another issuer', { iss: 'https://evil.example' }, ['iss']],
  ['another audience', { aud: 'another' }, ['aud']],
  ['an audience that nobody knows besides', { aud: ['desk', 'another'], azp: 'desk' }, ['aud']],
  ['several audiences and no azp', { aud: ['desk', 'another'] }, ['aud', 'azp']],
  ['another authorized party', { azp: 'another' }, ['azp']],
  ['expired', { exp: NOW - 600 }, ['exp']],
  ['no expiry', { exp: undefined }, ['exp']],
  ['issued an hour ahead', { iat: NOW + 3600 }, ['iat']],
  ['another nonce', { nonce: 'n-2' }, ['nonce']],
  ['no nonce', { nonce: undefined }, ['nonce']],
  ['not good yet', { nbf: NOW + 3600 }, ['nbf']],
  ['the hash of another access token', { at_hash: 'AAAA' }, ['at_hash']],
])('%s', (_, claims, fails) => {
  test(`fails in ${fails.join(' and ')} only`, async () => {
    expect(failing(await signed(claims))).toEqual(fails)
  })
})

test('expected and received are told, times as moments', async () => {
  const checks = checkIdToken(await signed({ iss: 'https://evil.example', exp: NOW - 600 }), context)
  expect(checks.find(({ name }) => name === 'iss')).toMatchObject({
    expected: ISSUER,
    received: 'https://evil.example',
  })
  expect(checks.find(({ name }) => name === 'exp')).toMatchObject({
    expected: 'later than 2027-01-15T08:00:00Z',
    received: '2027-01-15T07:50:00Z',
  })
})

test('a signature by another key fails, under our kid and under one that is not in the JWKS', async () => {
  expect(failing(await signed({}, {}, theirs.privateKey))).toEqual(['signature'])
  expect(failing(await signed({}, { kid: 'kid-2' }, theirs.privateKey))).toEqual(['kid', 'signature'])
  expect(failing(await signed(), { keys: [] })).toEqual(['kid', 'signature'])
})

test('a token without a signature fails, whatever its header says of the algorithm', async () => {
  const [, claims] = (await signed()).split('.')
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'kid-1' })).toString('base64url')
  expect(failing(`${header}.${claims}.`)).toEqual(['alg', 'signature'])
})

test('what is not on record is unknown, not failed', async () => {
  const unknown = verdicts(await signed({ azp: 'desk' }), {
    keys: undefined,
    nonce: undefined,
    clientId: undefined,
  })
  expect(unknown).toMatchObject({
    aud: 'unknown',
    azp: 'unknown',
    nonce: 'unknown',
    kid: 'unknown',
    signature: 'unknown',
  })
})

test('a nonce is held against the request: one that had none allows none; refreshed, it may be left out', async () => {
  expect(failing(await signed(), { nonce: null })).toEqual(['nonce'])
  expect(failing(await signed({ nonce: undefined }), { nonce: null })).toEqual([])
  expect(failing(await signed({ nonce: undefined }), { isRefreshed: true })).toEqual([])
  expect(failing(await signed({ nonce: 'n-2' }), { isRefreshed: true })).toEqual(['nonce'])
})

test('what is no JWT fails in its form', () => {
  expect(['x', 'a.b', 'a.b.c.d', ''].map(text => failing(text))).toEqual([
    ['form'],
    ['form'],
    ['form'],
    ['form'],
  ])
})
