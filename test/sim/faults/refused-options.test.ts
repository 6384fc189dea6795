import { expect, test } from 'vitest'
import { createFaults } from '../../../sim/faults/faults.ts'
import type { FaultName, FaultOptions } from '../../../sim/index.ts'

const NOBODY = "can't be for one app or person: nothing tells whom it concerns."

test.each<[name: string, options: FaultOptions, sentence: string | RegExp]>([
  ['id-token/made-up', {}, 'There is no fault "id-token/made-up".'],
  ['toString', {}, 'There is no fault "toString".'],
  ['keys/empty', { at: 0 }, /^keys\/empty can't strike at "0": say 1 or more, or a part of "POST/],
  ['keys/empty', { at: 1.5 }, /can't strike at "1.5"/],
  ['keys/empty', { at: '' }, /can't strike at ""/],
  ['keys/empty', { times: 0 }, 'keys/empty can\'t strike 0 times: say 1 or more, or "until-cleared".'],
  ['keys/empty', { times: 2.5 }, /can't strike 2.5 times/],
  ['keys/empty', { times: Number.NaN }, /can't strike NaN times/],
  ['keys/empty', { person: '00u1' }, `keys/empty ${NOBODY}`],
  ['discovery/html', { app: '0oa1' }, `discovery/html ${NOBODY}`],
  ['management-api/html', { person: '00u1' }, `management-api/html ${NOBODY}`],
  ['express-configuration/wrong-key', { app: '0oa1' }, `express-configuration/wrong-key ${NOBODY}`],
  ['keys/empty', { with: 'more' }, 'keys/empty takes nothing in "with".'],
  [
    'id-token/iss-other-tenant',
    {},
    /^id-token\/iss-other-tenant can't be used as given: with: .+\. It the ID token has the issuer of another org/,
  ],
  ['id-token/iss-other-tenant', { with: 'acme' }, /with: Invalid URL/],
  ['response/error', { with: { error: '' } }, /with\.error: /],
  ['token/redirect', { with: 'nowhere' }, /with: Invalid URL/],
  ['userinfo/claims', { with: { remove: [1] } }, /with\.remove\.0: /],
])('%s with %j is refused, and is not in force', (name, options, sentence) => {
  const faults = createFaults()
  const inject = () => faults.inject(name as FaultName, options)
  expect(inject).toThrow(sentence)
  expect(inject).toThrow(expect.objectContaining({ name: 'UnusableFault' }))
  expect(faults.list()).toEqual([])
})

test('what a fault takes is filled in as its schema says', () => {
  const faults = createFaults()
  faults.inject('userinfo/claims', { with: { set: { email: 'x' } } })
  const [fault] = faults.due('userinfo', 'GET /oauth2/v1/userinfo', {})
  expect(fault?.given).toEqual({ set: { email: 'x' }, remove: [] })
})

test('of many faults that are over some are forgotten, and none that is in force', () => {
  const faults = createFaults()
  const kept = faults.inject('keys/empty')
  for (let count = 0; count < 250; count += 1) faults.inject('keys/empty').clear()
  expect(faults.list().length).toBeLessThanOrEqual(200)
  expect(faults.list()[0]).toBe(kept)
  expect(new Set(faults.list().map(({ id }) => id)).size).toBe(faults.list().length)
})
