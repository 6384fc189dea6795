import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkIdToken } from '../../sp/sign-in/id-token-checks.ts'

const now = 1_800_000_000_000
const seconds = now / 1000
const accessToken = 'eyJhbGciOiJSUzI1NiJ9.e30.sig'
const expected = { clientId: '0oa1', now, accessToken }
const at_hash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
const good = { iss: 'https://acme.example', sub: '00u1', aud: '0oa1', iat: seconds, at_hash }

test('a token of now, for this client, about one person, is good', () => {
  expect(checkIdToken(good, expected)).toBeUndefined()
})

test.each([
  ['in an array of one', { aud: ['0oa1'] }],
  ['with azp that is this client', { azp: '0oa1' }],
  ['without at_hash, which is optional in the code flow', { at_hash: undefined }],
  ['with a subject of 255 characters', { sub: 'x'.repeat(255) }],
  ['issued half a minute ahead, as clocks differ', { iat: seconds + 30 }],
])('so is one %s', (_what, claims) => {
  expect(checkIdToken({ ...good, ...claims }, expected)).toBeUndefined()
})

test.each([
  ['issued a minute ahead', { iat: seconds + 60 }, 'in the future'],
  ['that does not say when it was issued', { iat: undefined }, 'in the future'],
  ['with a subject that is no text', { sub: 7 as unknown as string }, 'subject'],
  ['with an empty subject', { sub: ' ' }, 'subject'],
  ['with a subject longer than 255 characters', { sub: 'x'.repeat(256) }, 'subject'],
  ['that is for another client too', { aud: ['0oa1', '0oa2'] }, 'another client'],
  ['that was issued to another client', { azp: '0oa2' }, 'another client'],
  ['with the hash of another access token', { at_hash: at_hash.toUpperCase() }, 'another access token'],
  ['with a hash that is no text', { at_hash: 1 }, 'another access token'],
])('a token %s is refused', (_what, claims, reason) => {
  expect(checkIdToken({ ...good, ...claims }, expected)).toContain(reason)
})
