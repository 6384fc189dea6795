import { expect, test } from 'vitest'
import { groupExchanges } from '../../../sim/inspector/grouping.ts'
import { stepsOf } from '../../../sim/inspector/steps.ts'
import { diagram } from '../../../sim/pages/inspector/diagram.ts'
import { find } from '../pages/markup-reader.ts'
import { AUTHORIZE, record, wholeSignIn } from './recorded.ts'

const stepsFor = (exchanges: ReturnType<typeof wholeSignIn>) =>
  stepsOf(groupExchanges(exchanges).groups[0]!).map(
    ({ from, to, label, tone }) => `${from} > ${to}: ${label} (${tone})`,
  )

test('a sign-in is told step by step, and the callback is inferred from the redirect', () => {
  expect(stepsFor(wholeSignIn(record(), 'ann'))).toEqual([
    'Browser > Okta: Authorization request (request)',
    'Okta > Browser: 200 · sign-in page (answer)',
    'Browser > Okta: Password (request)',
    'Okta > Browser: 303 · code (answer)',
    'Browser > SP: callback (inferred)',
    'SP > Okta: Tokens for a code (request)',
    'Okta > SP: 200 · ID token, access token (answer)',
    'SP > Okta: Userinfo (request)',
    'Okta > SP: 200 (answer)',
  ])
})

test('a refusal is marked, in the answer and in the callback', () => {
  const exchange = record()
  const refused = exchange(AUTHORIZE, { location: 'http://desk.test/cb?error=access_denied' })
  expect(stepsFor([refused]).slice(1)).toEqual([
    'Okta > Browser: 302 · access_denied (refusal)',
    'Browser > SP: callback, error (inferred)',
  ])
  const shown = exchange(AUTHORIZE, { status: 400 })
  expect(stepsFor([shown]).slice(1)).toEqual(['Okta > Browser: 400 (refusal)'])
  const broken = exchange(AUTHORIZE, { broken: true })
  expect(stepsFor([broken]).slice(1)).toEqual(['Okta > Browser: no answer: the connection broke (refusal)'])
})

test('what Okta asked meanwhile stands between a request and its answer', () => {
  const exchange = record()
  const callback = '/admin/app/generic/oauth20redirect?code=c1&state=s1'
  const all = [
    exchange('/api/v1/apps/0oa1/express-configure/oauth2/authorize', {
      location: 'http://desk.test/authorize?state=s1',
    }),
    exchange('http://desk.test/oauth/token', {
      from: 'Okta',
      to: 'SP',
      form: { code: 'c1' },
      json: {},
      at: 610,
    }),
    exchange(callback, { location: '/admin/app/desk/instance/0oa1/sign-on', at: 600, took: 200 }),
  ]
  expect(stepsFor(all).slice(3)).toEqual([
    'Browser > Okta: The SP’s answer (request)',
    'Okta > SP: Token of the SP (request)',
    'SP > Okta: 200 (answer)',
    'Okta > Browser: 302 · redirect (answer)',
  ])
})

test('the drawing has an arrow for each step, twice: for wide and for narrow screens', () => {
  const steps = stepsOf(groupExchanges(wholeSignIn(record(), 'ann')).groups[0]!)
  const page = `<!doctype html><html><body>${diagram('Ann at Desk', steps, 'Desk')}</body></html>`
  expect(find(page, 'svg').map(({ attributes }) => attributes['aria-label'])).toEqual([
    'Ann at Desk',
    'Ann at Desk',
  ])
  expect(find(page, 'polygon')).toHaveLength(2 * steps.length)
  const names = find(page, 'text', { class: 'party-name' }).map(({ text }) => text)
  expect(names).toEqual(['Browser', 'Desk', 'Okta', 'Browser', 'Desk', 'Okta'])
})
