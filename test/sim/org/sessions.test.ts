import { expect, test } from 'vitest'
import { newOrg } from './model.ts'

test('a session is its person’s until two hours have passed', () => {
  const { sessions, person, pass } = newOrg()
  const ann = person('Ann')
  const session = sessions.open('sid-1', ann)
  expect(session.id).toMatch(/^102/)
  expect(session.createdAt).toEqual(new Date('2026-01-31T12:00:00.000Z'))
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

test('every session of a person ends at once, and those of others go on', () => {
  const { sessions, person } = newOrg()
  const [ann, ben] = [person('Ann'), person('Ben')]
  for (const sid of ['sid-1', 'sid-2']) sessions.open(sid, ann)
  sessions.open('sid-3', ben)
  sessions.endAllOf(ann)
  expect(sessions.remember().map(({ sid }) => sid)).toEqual(['sid-3'])
})

test('a session is found while it is somebody’s', () => {
  const { sessions, person, pass } = newOrg()
  const session = sessions.open('sid-1', person('Ann'))
  expect([sessions.find('sid-1'), sessions.find(undefined)]).toEqual([session, undefined])
  pass(2 * 60 * 60)
  expect(sessions.find('sid-1')).toBeUndefined()
})

test('expired sessions are dropped, when told to and when another begins', () => {
  const { sessions, person, pass } = newOrg()
  const ann = person('Ann')
  sessions.open('short', ann, 60)
  sessions.open('long', ann, 120)
  pass(60)
  sessions.dropExpired()
  expect(sessions.remember().map(({ sid }) => sid)).toEqual(['long'])
  pass(60)
  sessions.open('new', ann)
  expect(sessions.remember().map(({ sid }) => sid)).toEqual(['new'])
})
