import { expect, test } from 'vitest'
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

test('a session token is worth nothing once its person may not sign in', () => {
  const { sessionTokens, users, person } = newOrg()
  const ann = person('Ann')
  const { token } = sessionTokens.issue(ann.id)
  users.suspend(ann)
  expect(sessionTokens.redeem(token)).toBeUndefined()
  users.unsuspend(ann)
  expect(sessionTokens.redeem(token)).toBeUndefined()
})
