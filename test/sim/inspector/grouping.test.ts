import { expect, test } from 'vitest'
import type { FinishedExchange } from '../../../sim/exchanges/recorder.ts'
import { groupExchanges } from '../../../sim/inspector/grouping.ts'
import { AUTHORIZE, record, signInPage, wholeSignIn } from './recorded.ts'

const numbers = (exchanges: readonly FinishedExchange[]) => exchanges.map(({ sequence }) => sequence)
const grouped = (exchanges: readonly FinishedExchange[]) => {
  const { groups, other } = groupExchanges(exchanges)
  return { groups: groups.map(group => numbers(group.exchanges)), other: numbers(other) }
}

test('a sign-in is one group from the authorization request to userinfo, and bears the number of the former', () => {
  const exchange = record()
  const before = exchange('/app/UserHome')
  const signIn = wholeSignIn(exchange, 'ann')
  const { groups, other } = groupExchanges([before, ...signIn])
  expect(groups.map(({ id, kind, org }) => [id, kind, org])).toEqual([[2, 'sign-in', 'acme']])
  expect(numbers(groups[0]!.exchanges)).toEqual([2, 3, 4, 5])
  expect(numbers(other)).toEqual([1])
})

test('two sign-ins at once are told apart by what they say, whatever the order', () => {
  const exchange = record()
  const [ann, ben] = [wholeSignIn(exchange, 'ann'), wholeSignIn(exchange, 'ben')]
  const woven = ann.flatMap((one, place) => [one, ben[place]!])
  woven.forEach((one, place) => {
    one.startedAt = new Date(Date.UTC(2026, 7, 1) + place)
  })
  expect(grouped(woven).groups).toEqual([numbers(ann), numbers(ben)])
})

test('what comes of tokens belongs to their sign-in: refreshing, introspection, revocation, sign-out', () => {
  const exchange = record()
  const sp = { from: 'SP' as const }
  const all = [
    exchange(AUTHORIZE, { location: 'http://desk.test/cb?code=c1' }),
    exchange('/oauth2/v1/token', {
      ...sp,
      form: { grant_type: 'authorization_code', code: 'c1' },
      json: { access_token: 'a1', refresh_token: 'r1', id_token: 'i.i.i' },
    }),
    exchange('/oauth2/v1/token', {
      ...sp,
      form: { grant_type: 'refresh_token', refresh_token: 'r1' },
      json: { access_token: 'a2' },
    }),
    exchange('/oauth2/v1/introspect', { ...sp, form: { token: 'a2' }, json: {} }),
    exchange('/oauth2/v1/revoke', { ...sp, form: { token: 'r1' } }),
    exchange('/oauth2/v1/logout?id_token_hint=i.i.i'),
  ]
  expect(grouped(all)).toEqual({ groups: [[1, 2, 3, 4, 5, 6]], other: [] })
})

test('a code that a page posts to the app is known by', () => {
  const exchange = record()
  const all = [
    exchange(AUTHORIZE, { page: '<input type="hidden" name="code" value="posted"/>' }),
    exchange('/oauth2/v1/token', {
      from: 'SP',
      form: { grant_type: 'authorization_code', code: 'posted' },
      json: {},
    }),
  ]
  expect(grouped(all).groups).toEqual([[1, 2]])
})

test('an authorization request that was posted and handed on is one sign-in; the same address again is another', () => {
  const exchange = record()
  const all = [
    exchange('/oauth2/v1/authorize', { form: { client_id: 'desk' }, status: 303, location: AUTHORIZE }),
    exchange(AUTHORIZE, { page: signInPage('u1') }),
    exchange(AUTHORIZE, { page: signInPage('u2') }),
  ]
  expect(grouped(all).groups).toEqual([[1, 2], [3]])
})

test('a tile belongs to the sign-in that the same browser begins with that app', () => {
  const exchange = record()
  const cookie = (sid: string) => ({ headers: { cookie: `sid=${sid}` } })
  const all = [
    exchange('/home/acme_desk/desk/aln1', { ...cookie('ann'), location: 'http://desk.test/login' }),
    exchange('/home/acme_desk/other/aln1', { ...cookie('ann'), location: 'http://other.test/login' }),
    exchange(AUTHORIZE, cookie('ben')),
    exchange(AUTHORIZE, cookie('ann')),
  ]
  expect(grouped(all)).toEqual({ groups: [[3], [1, 4]], other: [2] })
})

test('Express Configuration is a group of its own, with what Okta asked of the service provider meanwhile', () => {
  const exchange = record()
  const toSp = { from: 'Okta' as const, to: 'SP' as const }
  const callback = '/admin/app/generic/oauth20redirect?code=c1&state=s1'
  const done = '/admin/app/desk/instance/0oa1/sign-on?expressConfiguration=configured'
  const token = { form: { code: 'c1' }, json: { access_token: 'sp-token' } }
  const all = [
    exchange('/api/v1/apps/0oa1/express-configure/oauth2/authorize', {
      location: 'http://desk.test/authorize?state=s1',
    }),
    exchange(callback, { location: callback, at: 500 }),
    exchange('http://desk.test/oauth/token', { ...toSp, ...token, at: 610 }),
    // Bound to nothing but the time: a token of Okta's own for the first generation.
    exchange('http://desk.test/oauth/token', { ...toSp, form: { audience: 'm' }, json: {}, at: 620 }),
    exchange('http://desk.test/api/v2/connections', {
      ...toSp,
      headers: { authorization: 'Bearer sp-token' },
      json: [],
      at: 630,
    }),
    exchange(callback, { location: done, at: 600, took: 200 }),
    exchange(done, { at: 900 }),
  ]
  const { groups, other } = groupExchanges(all)
  expect(groups.map(({ kind }) => kind)).toEqual(['express-configuration'])
  expect([numbers(groups[0]!.exchanges), other]).toEqual([[1, 2, 6, 3, 4, 5, 7], []])
})

test('documents that a service provider reads go to the only sign-in of their time, and else to none', () => {
  const keys = { from: 'SP' as const, json: { keys: [] } }
  const alone = record()
  const one = [
    alone('/.well-known/openid-configuration', { ...keys, at: 0 }),
    alone(AUTHORIZE, { at: 100, took: 5 }),
    alone('/oauth2/v1/keys', { ...keys, at: 103 }),
    alone('/oauth2/v1/keys', { ...keys, at: 5000 }),
    alone('/oauth2/v1/keys', { ...keys, at: 103, org: 'globex' }),
    alone('/oauth2/default/v1/keys', { ...keys, at: 103 }),
  ]
  expect(grouped(one)).toEqual({ groups: [[1, 2, 3]], other: [5, 6, 4] })
  const both = record()
  const two = [
    both(AUTHORIZE, { at: 100, took: 50 }),
    both(AUTHORIZE, { at: 110, took: 50 }),
    both('/oauth2/v1/keys', { ...keys, at: 120 }),
  ]
  expect(grouped(two)).toEqual({ groups: [[1], [2]], other: [3] })
})

test('a code that is none goes to the only open sign-in of its client', () => {
  const exchange = record()
  const token = (clientId: string) =>
    exchange('/oauth2/v1/token', {
      from: 'SP',
      form: { grant_type: 'authorization_code', code: 'made-up', client_id: clientId },
      status: 400,
      json: { error: 'invalid_grant' },
    })
  const all = [
    exchange(AUTHORIZE, { location: 'http://desk.test/cb?code=c1' }),
    token('desk'),
    token('another'),
  ]
  expect(grouped(all)).toEqual({ groups: [[1, 2]], other: [3] })
})
