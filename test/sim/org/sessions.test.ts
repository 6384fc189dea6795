import { expect, test } from 'vitest'
import { newOrg } from './model.ts'

test('a session is its person’s until two hours have passed', () => {
  const { sessions, person, pass } = newOrg()
  const ann = person('Ann')
  const session = sessions.open('sid-1', ann)
  expect(session.expiresAt).toEqual(new Date('2026-01-31T14:00:00.000Z'))
  pass(2 * 60 * 60 - 1)
  expect(sessions.person('sid-1')).toBe(ann)
  pass(1)
  expect(sessions.person('sid-1')).toBeUndefined()
})

test('opening it again renews a session, and keeps its id and its beginning', () => {
  const { sessions, person, pass } = newOrg()
  const ann = person('Ann')
  const first = sessions.open('sid-1', ann)
  pass(60 * 60)
  const renewed = sessions.open('sid-1', ann)
  expect([renewed.id, renewed.createdAt]).toEqual([first.id, first.createdAt])
  pass(90 * 60)
  expect(sessions.person('sid-1')).toBe(ann)
})

test('an ended session is nobody’s, and other sessions go on', () => {
  const { sessions, person } = newOrg()
  const ann = person('Ann')
  sessions.open('sid-1', ann)
  sessions.open('sid-2', ann)
  sessions.end('sid-1')
  expect([sessions.person('sid-1'), sessions.person('sid-2')]).toEqual([undefined, ann])
})

test.each([undefined, '', 'sid-of-nobody'])('the cookie %j is nobody’s session', sid => {
  const { sessions, person } = newOrg()
  sessions.open('sid-1', person('Ann'))
  expect(sessions.person(sid)).toBeUndefined()
})

test('a suspended person’s session counts for nothing while they are suspended', () => {
  const { sessions, users, person } = newOrg()
  const ann = person('Ann')
  sessions.open('sid-1', ann)
  users.suspend(ann)
  expect(sessions.person('sid-1')).toBeUndefined()
  users.unsuspend(ann)
  expect(sessions.person('sid-1')).toBe(ann)
})
