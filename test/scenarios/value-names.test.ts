import { describe, expect, test } from 'vitest'
import { withNamedValues } from '../../scenarios/harness/value-names.ts'

const state = '1DEBeZz0amdbnWhyo210KXiTrxFpjDyKENpAT7ZERLw'
const nonce = '0h5ZJ6fxZt4wpvr-AsIeKk1g1FmxiEA4_N8bCHHtt0k'
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('values drawn by chance go by their kind and the order in which they appear', () => {
  test.each([
    ['a query', `http://x.localhost/cb?state=${state}&ok=1`, 'http://x.localhost/cb?state=state-1&ok=1'],
    [
      'an address within an address',
      `/login?fromURI=%2Fcb%3Fstate%3D${state}%26ok%3D1`,
      '/login?fromURI=%2Fcb%3Fstate%3Dstate-1%26ok%3D1',
    ],
    ['JSON', `{"nonce":"${nonce}","n":1}`, '{"nonce":"nonce-1","n":1}'],
    ['a claim with a prefix', `{"jti": "ID.${state}"}`, '{"jti": "ID.jti-1"}'],
    ['a sentence', `The state ${state} came back`, 'The state value-1 came back'],
    ['a user of Okta', '/api/v1/users/00uBXaFl8tVrY3Zlt0h7', '/api/v1/users/00u-1'],
    ['an organization of Alpacon', 'organization=org_eXAdqmumEDkZMQPq', 'organization=org_1'],
    ['a UUID', '/x/6f1c6a0e-2a5d-4d7e-9c57-0b3f2d9a1c55/y', '/x/uuid-1/y'],
    ['a connection', '?connection=okta-ws-72e4a7-1-mwoaoq&x', '?connection=okta-ws-72e4a7-1-drawn-1&x'],
    [
      'a connection as it is made',
      '{"strategy":"okta","name":"okta-ws-1-mwoaoq"} okta-ws-1-mwoaoq',
      '{"strategy":"okta","name":"okta-ws-1-drawn-1"} okta-ws-1-drawn-1',
    ],
    [
      'a connection in an address within an address',
      'to=%2Fx%3Fa%26connection%3Dokta-ws-1-mwoaoq%26iss%3D',
      'to=%2Fx%3Fa%26connection%3Dokta-ws-1-drawn-1%26iss%3D',
    ],
    ['a certificate', `{"x5c":["${'MIIC+6XxQ/ab9+'.repeat(9)}="]}`, '{"x5c":["x5c-1"]}'],
  ])('in %s', (_, told, named) => {
    expect(withNamedValues(told)).toBe(named)
  })

  test('in tokens, whose other claims stay', () => {
    const part = { nonce, name: 'Ada Lovelace', iat: 1_787_583_060 }
    const jwt = `${base64url({ alg: 'RS256', kid: state })}.${base64url(part)}.[signature]`
    const [header, payload, end] = withNamedValues(`{"id_token":"${jwt}"}`).slice(13, -2).split('.')
    const read = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString())
    expect([read(header), read(payload), end]).toEqual([
      { alg: 'RS256', kid: 'kid-1' },
      { ...part, nonce: 'nonce-1' },
      '[signature]',
    ])
  })

  test('the same name wherever the same value appears, and in what is named after it', () => {
    const told = {
      reason: `${state} is not ${nonce}`,
      exchanges: [{ url: `/start?state=${state}`, cookie: `attempt_${state.slice(0, 16)}=[cookie 1]` }],
      steps: [{ title: `nonce=${nonce}`, pictures: [{ src: `data:${state}`, url: `/?state=${nonce}` }] }],
    }
    expect(withNamedValues(told)).toEqual({
      reason: 'state-1 is not nonce-1',
      exchanges: [{ url: '/start?state=state-1', cookie: 'attempt_state-1=[cookie 1]' }],
      steps: [{ title: 'nonce=nonce-1', pictures: [{ src: `data:${state}`, url: '/?state=nonce-1' }] }],
    })
  })

  test('from the start, where only what comes later tells what is drawn', () => {
    const told = ['okta-ws-1-mwoaoq was made', '?connection=okta-ws-1-mwoaoq', `attempt_${'aB-'.repeat(5)}a`]
    const value = `${'aB-'.repeat(5)}aB7${'xY'.repeat(10)}`
    expect(withNamedValues([...told, `state=${value}`])).toEqual([
      'okta-ws-1-drawn-1 was made',
      '?connection=okta-ws-1-drawn-1',
      'attempt_state-1',
      'state=state-1',
    ])
  })

  test('by what has a name in front of it, wherever that stands, and by their order where none has', () => {
    const told = [`attempt_${state.slice(0, 16)}`, nonce, `location: /?state=${state}`, `${nonce.slice(1)}k`]
    const named = ['attempt_state-1', 'value-1', 'location: /?state=state-1', 'value-2']
    expect(withNamedValues(told)).toEqual(named)
    expect(withNamedValues(told.slice(0, 3).reverse())).toEqual(named.slice(0, 3).reverse())
    const users = ['/users/00uBXaFl8tVrY3Zlt0h7', '"id":"00uCYbGm9uWsZ4Amu0h7"']
    expect(withNamedValues(users)).toEqual(['/users/00u-1', '"id":"00u-2"'])
  })

  test('anew for every scenario', () => {
    expect([withNamedValues(`state=${state}`), withNamedValues(`state=${nonce}`)]).toEqual([
      'state=state-1',
      'state=state-1',
    ])
  })
})

test.each([
  'ContinueWithOktaButton is missing',
  `${'Wolfeschlegel'.repeat(20)} signs in`,
  'application/x-www-form-urlencoded',
  'state=another-state-than-the-one-that-was-sent',
  '/cb?state=wrong&error=access_denied&error_description=User+is+not+assigned',
  'http://org-72e4a7-2-admin.okta.localhost:4600/oauth2/v1/authorize',
  'http%3A%2F%2Forg-72e4a7-2-admin.okta.localhost',
  '[access token 12] and [code 3]',
  'default-src none; frame-ancestors none',
  'owner@ws-72e4a7-1.example',
  '2026-11-26T16:04:41.003Z',
  'E0000006 and RS256 and S256 and HTTP 403',
])('what somebody chose stays as it is: %s', text => {
  expect(withNamedValues(text)).toBe(text)
})

test('a port that was a free one goes by the one that oin-sim start takes', () => {
  const ports = new Map([
    [40079, 4600],
    [38801, 4700],
  ])
  expect(
    withNamedValues('http://a.okta.localhost:40079/x?to=http%3A%2F%2Fb.localhost%3A38801%2F', ports),
  ).toBe('http://a.okta.localhost:4600/x?to=http%3A%2F%2Fb.localhost%3A4700%2F')
  expect(withNamedValues('http://localhost:400790 and :3000 at 16:04:41', ports)).toBe(
    'http://localhost:400790 and :3000 at 16:04:41',
  )
})
