import { expect, test } from 'vitest'
import { engineeringByRule } from './engineering.ts'
import { newOrg, refusalOf } from './model.ts'

test('a new rule is inactive and puts nobody anywhere; activated, it puts those who match', () => {
  const { groupRules, rule, members, eventsOf } = engineeringByRule()
  expect([rule.status, members()]).toEqual(['INACTIVE', []])
  groupRules.activate(rule)
  expect([rule.status, members()]).toEqual(['ACTIVE', ['Ann']])
  expect(eventsOf('group.user_membership.rule.trigger')).toHaveLength(1)
})

test('the System Log names the person, the rule and the group of what a rule does', () => {
  const { groupRules, rule, ann, engineering, eventsOf } = engineeringByRule()
  groupRules.activate(rule)
  const [told] = eventsOf('group.user_membership.rule.trigger')
  expect(told?.target?.map(({ id, type, displayName }) => [id, type, displayName])).toEqual([
    [ann.id, 'User', 'Ann Jones'],
    [rule.id, 'Rule', 'Engineers'],
    [engineering.id, 'UserGroup', 'Engineering'],
  ])
})

test('a rule runs when it is activated, not before, not again, and not once it is deactivated', () => {
  const { groupRules, users, rule, ben, cid, members, pass } = engineeringByRule()
  users.updateProfile(ben, { department: 'Eng' })
  expect(members()).toEqual([])
  groupRules.activate(rule)
  pass(60)
  groupRules.activate(rule)
  expect(rule.lastUpdated).toBe('2026-01-31T12:00:00.000Z')
  groupRules.deactivate(rule)
  users.updateProfile(cid, { department: 'Eng' })
  expect(members()).toEqual(['Ann', 'Ben'])
})

test('a rule may ask about a group by its name', () => {
  const { groupRules, groups, rule, engineering, ben, members } = engineeringByRule(
    'isMemberOfGroupName("Berlin")',
  )
  const berlin = groups.create({ name: 'Berlin' })
  groupRules.activate(rule)
  groups.addMember(berlin, ben)
  expect(members(engineering)).toEqual(['Ben'])
})

test('a profile that comes to match puts its person in; one that ceases to takes them out', () => {
  const { groupRules, users, rule, ann, ben, members } = engineeringByRule()
  groupRules.activate(rule)
  users.updateProfile(ben, { department: 'Eng' })
  users.updateProfile(ann, { department: 'Sales' })
  expect(members()).toEqual(['Ben'])
})

test('an app that comes by the group comes and goes with the attribute', () => {
  const { groupRules, users, assignments, configuredApp, rule, ben, engineering } = engineeringByRule()
  const app = configuredApp()
  assignments.assignGroup(app, engineering)
  groupRules.activate(rule)
  expect(assignments.refusal(app, ben)).toBe('user_not_assigned')
  users.updateProfile(ben, { department: 'Eng' })
  expect(assignments.refusal(app, ben)).toBeUndefined()
  users.updateProfile(ben, { department: 'Sales' })
  expect(assignments.refusal(app, ben)).toBe('user_not_assigned')
})

test('who was put in by hand stays, whether they match or not', () => {
  const { groupRules, groups, users, rule, ann, ben, engineering, members } = engineeringByRule()
  groups.addMember(engineering, ann)
  groups.addMember(engineering, ben)
  groupRules.activate(rule)
  users.updateProfile(ann, { department: 'Sales' })
  expect(members()).toEqual(['Ann', 'Ben'])
})

test('taking out by hand whom no rule had put in makes them no exception', () => {
  const { groupRules, groups, users, rule, ben, engineering, members } = engineeringByRule()
  groups.addMember(engineering, ben)
  groupRules.activate(rule)
  groups.removeMember(engineering, ben)
  expect(rule.excludedUserIds).toEqual([])
  users.updateProfile(ben, { department: 'Eng' })
  expect(members()).toEqual(['Ann', 'Ben'])
})

test('taking somebody out by hand makes them an exception that no change of profile undoes', () => {
  const { groupRules, groups, users, rule, ann, engineering, members } = engineeringByRule()
  groupRules.activate(rule)
  groups.removeMember(engineering, ann)
  expect([members(), rule.excludedUserIds]).toEqual([[], [ann.id]])
  users.updateProfile(ann, { department: 'Sales' })
  users.updateProfile(ann, { department: 'Eng' })
  expect(members()).toEqual([])
})

test('pending and inactive people are passed over; activation runs the rule', () => {
  const { groupRules, users, rule, ann, members, person } = engineeringByRule()
  groupRules.activate(rule)
  const staged = person('Dan', { activate: false })
  users.updateProfile(staged, { department: 'Eng' })
  expect(members()).toEqual(['Ann'])
  users.activate(staged)
  expect(members()).toEqual(['Ann', 'Dan'])
  users.deactivate(ann)
  users.updateProfile(ann, { department: 'Sales' })
  expect(members()).toEqual(['Ann', 'Dan'])
  users.activate(ann)
  users.setPassword(ann, 'x')
  expect(members()).toEqual(['Dan'])
})

test.each(['before', 'after'])('a rule may ask about a group whose own rule was made %s it', order => {
  const { groupRules, groups, users, person } = newOrg()
  const ann = person('Ann')
  const [engineering, berlin] = [groups.create({ name: 'Engineering' }), groups.create({ name: 'Berlin' })]
  const asked = { name: 'Engineers', expression: 'user.department=="Eng"', groupIds: [engineering.id] }
  const asking = {
    name: 'Engineers are in Berlin',
    expression: `isMemberOfGroup("${engineering.id}")`,
    groupIds: [berlin.id],
  }
  for (const settings of order === 'before' ? [asked, asking] : [asking, asked]) {
    groupRules.activate(groupRules.create(settings))
  }
  users.updateProfile(ann, { department: 'Eng' })
  expect(groups.isMember(berlin, ann)).toBe(true)
  users.updateProfile(ann, { department: 'Sales' })
  expect(groups.isMember(berlin, ann)).toBe(false)
})

test('a rule may ask who is not in the group of a rule that was made after it', () => {
  const { groupRules, groups, person } = newOrg()
  const [berlin, elsewhere] = [groups.create({ name: 'Berlin' }), groups.create({ name: 'Elsewhere' })]
  for (const [group, expression] of [
    [elsewhere, `!isMemberOfGroup("${berlin.id}")`],
    [berlin, 'user.city=="Berlin"'],
  ] as const) {
    groupRules.activate(groupRules.create({ name: group.profile.name, expression, groupIds: [group.id] }))
  }
  const profile = { login: 'dan@acme.example', firstName: 'Dan', lastName: 'Jones', city: 'Berlin' }
  const [dan, eve] = [person('Dan', { profile }), person('Eve')]
  expect([dan, eve].map(user => groups.isMember(elsewhere, user))).toEqual([false, true])
})

test('rules that contradict each other come to an end', () => {
  const { groupRules, groups, users, ann } = engineeringByRule()
  const group = groups.create({ name: 'Paradox' })
  const rule = groupRules.create({
    name: 'Whoever is not in it',
    expression: `!isMemberOfGroup("${group.id}")`,
    groupIds: [group.id],
  })
  groupRules.activate(rule)
  users.updateProfile(ann, { nickName: 'Annie' })
  expect(rule.status).toBe('ACTIVE')
})

test('of two rules that placed somebody, one that ceases leaves them to the other, and they never left', () => {
  const { groupRules, users, rule, ann, engineering, members, eventsOf } = engineeringByRule()
  const other = groupRules.create({
    name: 'Leads',
    expression: 'user.lead==true',
    groupIds: [engineering.id],
  })
  groupRules.activate(rule)
  groupRules.activate(other)
  users.updateProfile(ann, { lead: true })
  // They are a member already: the second rule changes nothing.
  expect(eventsOf('group.user_membership.rule.trigger')).toHaveLength(1)
  users.updateProfile(ann, { department: 'Sales' })
  expect(members()).toEqual(['Ann'])
  expect(eventsOf('group.user_membership.remove')).toEqual([])
  users.updateProfile(ann, { lead: false })
  expect(members()).toEqual([])
})

test('deactivating a rule leaves people where they are, and so does deleting it, unless told otherwise', () => {
  const { groupRules, rule, members } = engineeringByRule()
  groupRules.activate(rule)
  expect(refusalOf(() => groupRules.delete(rule)).code).toBe('E0000001')
  groupRules.deactivate(rule)
  expect(members()).toEqual(['Ann'])
  groupRules.delete(rule)
  expect(members()).toEqual(['Ann'])
})

test('deleting a rule with its people takes out whom it placed, and nobody else', () => {
  const { groupRules, groups, rule, ben, engineering, members } = engineeringByRule()
  groups.addMember(engineering, ben)
  groupRules.activate(rule)
  groupRules.deactivate(rule)
  groupRules.delete(rule, true)
  expect(members()).toEqual(['Ben'])
})

test('deleting a rule with its people leaves those to another rule that it had placed as well', () => {
  const { groupRules, rule, engineering, members, eventsOf } = engineeringByRule()
  const other = groupRules.create({
    name: 'Whoever is in a department',
    expression: 'user.department!=null',
    groupIds: [engineering.id],
  })
  for (const one of [rule, other]) groupRules.activate(one)
  for (const one of [rule, other]) groupRules.deactivate(one)
  groupRules.delete(rule, true)
  expect([members(), eventsOf('group.user_membership.remove')]).toEqual([['Ann'], []])
})

test('a rule whose group is deleted is invalid and can’t be activated, even by way of deactivating it', () => {
  const { groupRules, groups, rule, engineering } = engineeringByRule()
  groups.delete(groups.create({ name: 'Another' }))
  expect(rule.status).toBe('INACTIVE')
  groups.delete(engineering)
  expect(rule.status).toBe('INVALID')
  groupRules.deactivate(rule)
  expect(refusalOf(() => groupRules.activate(rule)).code).toBe('E0000001')
})

test('a deleted person is an exception of no rule any more, and the others still are', () => {
  const { groupRules, groups, users, rule, ann, ben, engineering } = engineeringByRule()
  users.updateProfile(ben, { department: 'Eng' })
  groupRules.activate(rule)
  for (const user of [ann, ben]) groups.removeMember(engineering, user)
  users.deactivate(ann)
  users.delete(ann)
  expect(rule.excludedUserIds).toEqual([ben.id])
})

test('people and groups that a rule excludes are left alone', () => {
  const { groupRules, groups, users, rule, ann, ben, cid, members } = engineeringByRule()
  const visitors = groups.create({ name: 'Visitors' })
  groups.addMember(visitors, ben)
  groupRules.update(rule, {
    name: 'Engineers',
    expression: rule.expression,
    groupIds: rule.groupIds,
    excludedUserIds: [ann.id],
    excludedGroupIds: [visitors.id],
  })
  groupRules.activate(rule)
  for (const user of [ben, cid]) users.updateProfile(user, { department: 'Eng' })
  expect(members()).toEqual(['Cid'])
})
