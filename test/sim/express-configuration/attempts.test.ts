import { afterEach, expect, test, vi } from 'vitest'
import { challengeOf, createAttempts } from '../../../sim/express-configuration/attempts.ts'
import { createFaults } from '../../../sim/faults/faults.ts'
import type { Application, RunningOrg } from '../../../sim/index.ts'

const org = { name: 'acme', faults: createFaults(), model: { now: () => new Date() } } as RunningOrg
const app = { id: '0oa1' } as Application

afterEach(() => {
  vi.useRealTimers()
})

test('an attempt is taken once, by the session that began it', () => {
  const attempts = createAttempts()
  const { state } = attempts.start(org, app, 'sid-1')
  expect(attempts.orgOf(state)).toBe(org)
  expect(attempts.take(state, 'sid-2')).toBeUndefined()
  expect(attempts.take(state, undefined)).toBeUndefined()
  expect(attempts.take(state, 'sid-1')).toMatchObject({ org, app, state })
  expect([attempts.take(state, 'sid-1'), attempts.orgOf(state)]).toEqual([undefined, undefined])
})

test('an attempt is too old after ten minutes', () => {
  vi.useFakeTimers()
  const attempts = createAttempts()
  const [first, second] = [attempts.start(org, app, 'sid-1'), attempts.start(org, app, 'sid-1')]
  vi.advanceTimersByTime(10 * 60_000 - 1)
  expect(attempts.take(first.state, 'sid-1')).toBeDefined()
  vi.advanceTimersByTime(1)
  expect(attempts.take(second.state, 'sid-1')).toBeUndefined()
})

test('no two attempts have a state or a verifier in common', () => {
  const attempts = createAttempts()
  const all = Array.from({ length: 50 }, () => attempts.start(org, app, 'sid-1'))
  expect(new Set(all.flatMap(({ state, codeVerifier }) => [state, codeVerifier])).size).toBe(100)
})

test('the oldest attempts give way to new ones, so that they never pile up', () => {
  const attempts = createAttempts()
  const first = attempts.start(org, app, 'sid-1')
  for (let count = 0; count < 1000; count++) attempts.start(org, app, 'sid-1')
  expect(attempts.orgOf(first.state)).toBeUndefined()
})

test('the challenge is that of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  )
})
