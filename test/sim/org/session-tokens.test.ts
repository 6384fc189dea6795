import { expect, test } from 'vitest'
import { createSessionTokens } from '../../../sim/org/session-tokens.ts'
import { newOrg } from './model.ts'

test('a session token is its person’s, once', () => {
  const { sessionTokens, person } = newOrg()
  const ann = person('Ann')
  const { token } = sessionTokens.issue(ann.id)
  expect(token).toMatch(/^00F/)
  expect(sessionTokens.redeem(token)).toBe(ann)
  expect(sessionTokens.redeem(token)).toBeUndefined()
})

test('a session token is good for five minutes', () => {
  const { sessionTokens, person, pass } = newOrg()
  const ann = person('Ann')
  const [early, late] = [sessionTokens.issue(ann.id), sessionTokens.issue(ann.id)]
  pass(299)
  expect(sessionTokens.redeem(early.token)).toBe(ann)
  pass(1)
  expect(sessionTokens.redeem(late.token)).toBeUndefined()
})

test('of more session tokens than an org keeps the oldest go', () => {
  const { users, person, now } = newOrg()
  const ann = person('Ann')
  const expiresAt = new Date(now().getTime() + 60_000)
  const remembered = Array.from({ length: 9_999 }, (_, place) => ({
    token: `00F${place}`,
    userId: ann.id,
    expiresAt,
  }))
  const sessionTokens = createSessionTokens({ now }, users, remembered)
  const { token } = sessionTokens.issue(ann.id)
  expect(sessionTokens.remember()[0]?.token).toBe('00F0')
  sessionTokens.issue(ann.id)
  expect(sessionTokens.remember()[0]?.token).toBe('00F1')
  expect(sessionTokens.redeem('00F0')).toBeUndefined()
  expect(sessionTokens.redeem(token)).toBe(ann)
})

test('a session token is worth nothing once its person may not sign in', () => {
  const { sessionTokens, users, person } = newOrg()
  const ann = person('Ann')
  const { token } = sessionTokens.issue(ann.id)
  users.suspend(ann)
  expect(sessionTokens.redeem(token)).toBeUndefined()
  users.unsuspend(ann)
  expect(sessionTokens.redeem(token)).toBeUndefined()
})
