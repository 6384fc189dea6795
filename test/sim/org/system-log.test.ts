import { expect, test } from 'vitest'
import { createSystemLog } from '../../../sim/org/system-log.ts'
import { integration, newOrg } from './model.ts'

const world = { now: () => new Date('2026-01-31T12:00:00.000Z'), newUuid: () => 'uuid-1' }

test('an event has Okta’s sentence, a time, a number, and the system as actor where nobody is signed in', () => {
  const log = createSystemLog(world)
  log.write({ eventType: 'user.authentication.sso', result: 'SUCCESS' })
  expect(log.list()).toEqual([
    {
      eventType: 'user.authentication.sso',
      displayMessage: 'User single sign on to app',
      result: 'SUCCESS',
      severity: 'INFO',
      published: '2026-01-31T12:00:00.000Z',
      uuid: 'uuid-1',
      sequence: 1,
      target: [],
      actor: {
        id: 'system',
        type: 'SystemPrincipal',
        alternateId: 'system@okta.com',
        displayName: 'Okta System',
      },
    },
  ])
})

test.each([
  ['SUCCESS', 'INFO'],
  ['ALLOW', 'INFO'],
  ['FAILURE', 'WARN'],
  ['DENY', 'WARN'],
] as const)('%s is of severity %s', (result, severity) => {
  const log = createSystemLog(world)
  log.write({ eventType: 'user.session.start', result })
  expect(log.list()[0]?.severity).toBe(severity)
})

test('the oldest events go when it is full; numbers go on', () => {
  const log = createSystemLog({ ...world, capacity: 100 })
  const write = (events: number) => {
    for (let count = 0; count < events; count++)
      log.write({ eventType: 'user.session.start', result: 'SUCCESS' })
  }
  write(100)
  expect(log.list()).toHaveLength(100)
  write(910)
  const numbers = log.list().map(({ sequence }) => sequence)
  expect(numbers.length).toBeLessThanOrEqual(100)
  expect(numbers.length).toBeGreaterThanOrEqual(90)
  expect(numbers.at(-1)).toBe(1010)
  expect(numbers).toEqual(numbers.map((_, place) => numbers[0]! + place))
})

test('an event has the request in which it happened, and who asked as actor unless it names another', () => {
  const ann = { id: '00u1', type: 'User', alternateId: 'ann@acme.example', displayName: 'Ann' } as const
  const ben = { ...ann, id: '00u2' }
  const request = { id: 'req-1', method: 'GET', url: '/', ip: '127.0.0.1', userAgent: 'curl', actor: ann }
  const log = createSystemLog({ ...world, request: () => request })
  log.write({ eventType: 'user.session.start', result: 'SUCCESS' })
  log.write({ eventType: 'user.session.start', result: 'SUCCESS', actor: ben })
  expect(log.list().map(event => [event.request, event.actor])).toEqual([
    [request, ann],
    [request, ben],
  ])
})

test('what is done in the org is written down with whom it was done to', () => {
  const org = newOrg()
  const [ann, app] = [org.person('Ann'), org.applications.add(integration, { label: 'Acme Desk' })]
  org.assignments.assignUser(app, ann)
  org.users.deactivate(ann)
  const told = org.systemLog
    .list()
    .map(({ displayMessage, target }) => [
      displayMessage,
      ...(target ?? []).map(({ displayName }) => displayName),
    ])
  expect(told).toEqual([
    ['Create Okta user', 'Ann Jones'],
    ['Create application', 'Acme Desk'],
    ['Add user to application membership', 'Ann Jones', 'Acme Desk'],
    ['Deactivate Okta user', 'Ann Jones'],
  ])
})

test('what an administrator does about a lock, a password or a name has its own type and sentence', () => {
  const org = newOrg()
  const [ann, group] = [org.person('Ann'), org.groups.create({ name: 'Eng' })]
  for (let tries = 0; tries < 10; tries += 1) org.users.authenticate(ann.profile.login, 'wrong')
  org.users.unlock(ann)
  org.users.resetPassword(ann)
  org.groups.update(group, { name: 'Engineering' })
  org.users.deactivate(ann)
  org.users.delete(ann)
  const told = org.systemLog.list().map(({ eventType, displayMessage }) => [eventType, displayMessage])
  expect(told.slice(2)).toEqual([
    ['user.account.lock', 'Max sign in attempts exceeded'],
    ['user.account.unlock_by_admin', 'User account unlock by admin'],
    ['user.account.reset_password', "User's Okta password has been reset"],
    ['group.profile.update', 'Okta group profile updated'],
    ['user.lifecycle.deactivate', 'Deactivate Okta user'],
    ['user.lifecycle.delete.completed', 'Delete Okta user completed'],
  ])
})
