import { expect, test } from 'vitest'
import { createOrgModel } from '../../../sim/org/org.ts'
import { newOrg, refusalOf } from './model.ts'

test('Everyone holds everybody, and its membership is fixed', () => {
  const { groups, person } = newOrg()
  const ann = person('Ann')
  const everyone = groups.byName('Everyone')!
  expect(groups.members(everyone)).toEqual([ann])
  const acts = [
    () => groups.addMember(everyone, ann),
    () => groups.removeMember(everyone, ann),
    () => groups.delete(everyone),
  ]
  for (const act of acts) expect(refusalOf(act).code).toBe('E0000006')
  expect(groups.list()).toEqual([everyone])
})

test('an org that is opened again has one group Everyone', () => {
  const { state } = newOrg()
  const reopened = createOrgModel(JSON.parse(JSON.stringify(state)))
  expect(reopened.groups.list().map(({ type }) => type)).toEqual(['BUILT_IN'])
})

test('a group holds whom it was given, until they are removed', () => {
  const { groups, person, pass } = newOrg()
  const [ann, ben] = [person('Ann'), person('Ben')]
  const group = groups.create({ name: 'Engineering', description: 'Builds things' })
  pass(60)
  groups.addMember(group, ann)
  expect([groups.members(group), groups.isMember(group, ben)]).toEqual([[ann], false])
  expect(groups.ofUser(ann).map(({ profile }) => profile.name)).toEqual(['Everyone', 'Engineering'])
  expect(group.lastMembershipUpdated).toBe('2026-01-31T12:01:00.000Z')
  groups.removeMember(group, ann)
  expect(groups.members(group)).toEqual([])
})

test('the System Log tells of a change of membership, and of nothing where there was none', () => {
  const { groups, person, eventsOf } = newOrg()
  const [ann, group] = [person('Ann'), groups.create({ name: 'Engineering' })]
  groups.removeMember(group, ann)
  groups.addMember(group, ann)
  const told = () => eventsOf('group.user_membership.add').map(({ target }) => target?.map(({ id }) => id))
  expect(told()).toEqual([[ann.id, group.id]])
  groups.addMember(group, ann)
  expect(told()).toHaveLength(1)
  expect(eventsOf('group.user_membership.remove')).toEqual([])
})

test.each([
  ['Engineering', 'name: An object with this field already exists in the current organization'],
  ['Everyone', 'name: An object with this field already exists in the current organization'],
  ['  ', 'name: The field cannot be left blank'],
])('a group named %j is refused', (name, cause) => {
  const { groups } = newOrg()
  groups.create({ name: 'Engineering' })
  expect(refusalOf(() => groups.create({ name }))).toEqual({ code: 'E0000001', causes: [cause] })
})

test('a deleted group takes its assignments along, and those of other groups stay', () => {
  const { groups, assignments, person, configuredApp } = newOrg()
  const [ann, ben, app] = [person('Ann'), person('Ben'), configuredApp()]
  const [engineering, sales] = [groups.create({ name: 'Engineering' }), groups.create({ name: 'Sales' })]
  groups.addMember(engineering, ann)
  groups.addMember(sales, ben)
  assignments.assignGroup(app, engineering)
  assignments.assignGroup(app, sales)
  groups.delete(engineering)
  expect(assignments.groupsOf(app).map(({ group }) => group)).toEqual([sales])
  expect([assignments.appUser(app, ann), assignments.appUser(app, ben)?.group]).toEqual([undefined, sales])
  expect(refusalOf(() => groups.get(engineering.id)).code).toBe('E0000007')
})

test('no group goes by a name that every object inherits', () => {
  const { groups } = newOrg()
  expect(groups.find('constructor')).toBeUndefined()
  expect(refusalOf(() => groups.get('__proto__')).code).toBe('E0000007')
})

test('the System Log names the group that is made or deleted', () => {
  const { groups, eventsOf } = newOrg()
  const group = groups.create({ name: 'Engineering' })
  groups.delete(group)
  for (const act of ['create', 'delete']) {
    const told = eventsOf(`group.lifecycle.${act}`).map(({ result, target }) => [result, target?.[0]?.id])
    expect(told).toEqual([['SUCCESS', group.id]])
  }
})

test('a group keeps its name when saved under it, takes no other’s, and Everyone none', () => {
  const { groups, eventsOf } = newOrg()
  const group = groups.create({ name: 'Engineering' })
  groups.create({ name: 'Sales' })
  groups.update(group, { name: 'Engineering', description: 'Builds things' })
  expect(group.profile).toEqual({ name: 'Engineering', description: 'Builds things' })
  expect(eventsOf('group.profile.update').map(({ target }) => target?.[0]?.id)).toEqual([group.id])
  expect(refusalOf(() => groups.update(group, { name: 'Sales' })).code).toBe('E0000001')
  expect(refusalOf(() => groups.update(groups.byName('Everyone')!, { name: 'All' })).code).toBe('E0000006')
})
