import { expect, test } from 'vitest'
import { createOrgModel } from '../../../sim/org/org.ts'
import { SESSION_TOKEN_SECONDS } from '../../../sim/org/session-tokens.ts'
import { engineeringByRule } from './engineering.ts'
import { newOrg } from './model.ts'

test('an org that is made anew goes on with the sessions, session tokens and log that it remembers', () => {
  const org = newOrg()
  const ann = org.person('Ann')
  const session = org.sessions.open('sid-1', ann)
  const { token } = org.sessionTokens.issue(ann.id)
  const again = createOrgModel(org.state, { now: org.now }, org.remember())
  expect(again.sessions.find('sid-1')).toEqual(session)
  expect(again.sessionTokens.redeem(token)).toBe(ann)
  again.users.suspend(ann)
  expect(again.systemLog.list().map(({ sequence, eventType }) => [sequence, eventType])).toEqual([
    [1, 'user.lifecycle.create'],
    [2, 'user.lifecycle.suspend'],
  ])
  expect(org.systemLog.list()).toHaveLength(1)
})

test('an org forgets the sessions and session tokens that have expired, and no others', () => {
  const org = newOrg()
  const ann = org.person('Ann')
  const expiring = org.sessionTokens.issue(ann.id)
  org.sessions.open('short', ann, 60)
  org.sessions.open('long', ann)
  org.pass(60)
  const kept = org.sessionTokens.issue(ann.id)
  org.pass(SESSION_TOKEN_SECONDS - 60)
  org.dropExpired()
  const { sessions, sessionTokens } = org.remember()
  expect(sessions.map(({ sid }) => sid)).toEqual(['long'])
  expect(sessionTokens.map(({ token }) => token)).toEqual([kept.token])
  org.pass(-SESSION_TOKEN_SECONDS)
  expect(org.sessionTokens.redeem(expiring.token)).toBeUndefined()
})

test('a new org has no sessions and no session tokens, and goes by the real time', () => {
  const org = newOrg()
  expect(org.remember()).toMatchObject({ sessions: [], sessionTokens: [] })
  expect(org.offsetSeconds()).toBe(0)
})

test('the log tells in which request something happened, and has an id for each event', () => {
  const request = { id: 'req-1', method: 'POST', url: '/', ip: '127.0.0.1', userAgent: undefined }
  const org = createOrgModel(newOrg().state, { request: () => request })
  for (const name of ['Engineering', 'Sales']) org.groups.create({ name })
  const [first, second] = org.systemLog.list()
  expect(first?.request).toEqual(request)
  expect(first?.uuid).toMatch(/^[\da-f-]{36}$/)
  expect(second?.uuid).not.toBe(first?.uuid)
})

test('an org whose state lacks the group Everyone gets it, beside those that are there', () => {
  const { state, groups } = newOrg()
  groups.create({ name: 'Engineering' })
  delete state.groups[groups.byName('Everyone')!.id]
  const names = createOrgModel(state)
    .groups.list()
    .map(({ profile }) => profile.name)
  expect(names).toEqual(['Engineering', 'Everyone'])
})

// A file of an org can be edited by hand.
test('what a state says of people and groups who are not in it is passed over', () => {
  const { state, engineering, rule, ann, configuredApp } = engineeringByRule()
  const app = configuredApp()
  const placed = { [ann.id]: true, '00u-gone': true } as const
  state.assignments.push({
    id: '0ua-1',
    appId: app.id,
    userId: '00u-gone',
    userName: 'gone',
    created: app.created,
    profile: {},
  })
  engineering.members = { ...placed }
  Object.assign(rule, {
    status: 'ACTIVE',
    groupIds: ['00g-gone', engineering.id],
    placed: { '00g-gone': { ...placed }, [engineering.id]: { ...placed } },
  })
  const org = createOrgModel(state)
  expect(org.groups.members(engineering)).toEqual([ann])
  expect(org.assignments.appUsers(app)).toEqual([])
  org.users.updateProfile(ann, { department: 'Sales' })
  expect(org.groups.members(engineering)).toEqual([])
  const told = org.systemLog
    .list()
    .find(({ eventType }) => eventType === 'group.user_membership.rule.trigger')
  expect(told?.target?.map(({ id }) => id)).toEqual([ann.id, rule.id, engineering.id])
  org.groupRules.deactivate(rule)
  org.groupRules.delete(rule, true)
  expect(org.groupRules.list()).toEqual([])
})
