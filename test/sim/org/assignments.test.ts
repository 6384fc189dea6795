import { expect, test } from 'vitest'
import { bookmark, integration, newOrg, refusalOf } from './model.ts'

/** An org with Ann in Engineering, and an app that nobody has yet. */
function annInEngineering() {
  const org = newOrg()
  const ann = org.person('Ann')
  const app = org.configuredApp()
  const engineering = org.groups.create({ name: 'Engineering' })
  org.groups.addMember(engineering, ann)
  return { ...org, ann, app, engineering }
}

test('nobody has a new app', () => {
  const { assignments, app, ann } = annInEngineering()
  expect(assignments.appUser(app, ann)).toBeUndefined()
  expect(assignments.refusal(app, ann)).toBe('user_not_assigned')
  expect(assignments.tiles(ann)).toEqual([])
})

test('a group member sees the tile', () => {
  const { assignments, app, ann, engineering, person } = annInEngineering()
  const ben = person('Ben')
  assignments.assignGroup(app, engineering)
  expect(assignments.appUser(app, ann)).toMatchObject({ scope: 'GROUP', group: engineering })
  expect([assignments.tiles(ann), assignments.tiles(ben)]).toEqual([[app], []])
})

test('who leaves the group loses the app, who joins gets it', () => {
  const { assignments, groups, app, ann, engineering, person } = annInEngineering()
  const ben = person('Ben')
  assignments.assignGroup(app, engineering)
  groups.removeMember(engineering, ann)
  groups.addMember(engineering, ben)
  expect(assignments.appUsers(app).map(({ user }) => user)).toEqual([ben])
})

test("a person's own assignment outweighs that of a group, and has its own user name", () => {
  const { assignments, app, ann, engineering } = annInEngineering()
  assignments.assignGroup(app, engineering)
  assignments.assignUser(app, ann, 'ann-at-the-desk')
  expect(assignments.appUser(app, ann)).toEqual({ user: ann, scope: 'USER', userName: 'ann-at-the-desk' })
  expect(assignments.appUsers(app)).toHaveLength(1)
})

test('without their own assignment the one by the group is left', () => {
  const { assignments, app, ann, engineering } = annInEngineering()
  assignments.assignGroup(app, engineering)
  assignments.assignUser(app, ann, 'ann-at-the-desk')
  assignments.unassignUser(app, ann)
  expect(assignments.appUser(app, ann)).toMatchObject({ scope: 'GROUP', userName: 'ann@acme.example' })
})

test("without the group's assignment their own is left", () => {
  const { assignments, app, ann, engineering } = annInEngineering()
  assignments.assignUser(app, ann)
  assignments.assignGroup(app, engineering)
  assignments.unassignGroup(app, engineering)
  expect([assignments.appUser(app, ann)?.scope, assignments.groupsOf(app)]).toEqual(['USER', []])
})

test('of several groups the one of the lowest priority number gives the app', () => {
  const { assignments, groups, app, ann, engineering } = annInEngineering()
  const admins = groups.create({ name: 'Admins' })
  groups.addMember(admins, ann)
  assignments.assignGroup(app, engineering)
  const second = assignments.assignGroup(app, admins)
  expect(assignments.appUser(app, ann)?.group).toBe(engineering)
  second.priority = -1
  expect(assignments.appUser(app, ann)?.group).toBe(admins)
})

test('a group that is assigned later has a priority number of its own', () => {
  const { assignments, groups, app, engineering } = annInEngineering()
  const [second, third] = [groups.create({ name: 'Second' }), groups.create({ name: 'Third' })]
  assignments.assignGroup(app, engineering)
  assignments.assignGroup(app, second)
  assignments.unassignGroup(app, engineering)
  assignments.assignGroup(app, third)
  const order = assignments.groupsOf(app).map(({ group, assignment }) => [group, assignment.priority])
  expect(order).toEqual([
    [second, 1],
    [third, 2],
  ])
})

test('assigning a group again changes nothing; assigning a person again is refused', () => {
  const { assignments, app, ann, engineering, eventsOf } = annInEngineering()
  expect(assignments.assignGroup(app, engineering)).toBe(assignments.assignGroup(app, engineering))
  expect(eventsOf('group.application_assignment.add')).toHaveLength(1)
  assignments.assignUser(app, ann)
  expect(refusalOf(() => assignments.assignUser(app, ann)).code).toBe('E0000062')
})

test('of several groups the one that is named loses the app', () => {
  const { assignments, groups, app, engineering } = annInEngineering()
  const sales = groups.create({ name: 'Sales' })
  for (const group of [engineering, sales]) assignments.assignGroup(app, group)
  assignments.unassignGroup(app, sales)
  expect(assignments.groupsOf(app).map(({ group }) => group)).toEqual([engineering])
})

test('what was never assigned cannot be taken away', () => {
  const { assignments, app, ann, engineering } = annInEngineering()
  expect(refusalOf(() => assignments.unassignUser(app, ann)).code).toBe('E0000007')
  expect(refusalOf(() => assignments.unassignGroup(app, engineering)).code).toBe('E0000007')
})

test('an assignment is to one app only', () => {
  const { assignments, app, ann, configuredApp } = annInEngineering()
  const other = configuredApp('Another Desk')
  assignments.assignUser(app, ann)
  expect([assignments.refusal(app, ann), assignments.refusal(other, ann)]).toEqual([
    undefined,
    'user_not_assigned',
  ])
})

test('an inactive app lets nobody in and has no tile; active again, both are back', () => {
  const { assignments, applications, app, ann } = annInEngineering()
  assignments.assignUser(app, ann)
  applications.setStatus(app, 'INACTIVE')
  expect([assignments.refusal(app, ann), assignments.tiles(ann)]).toEqual(['app_inactive', []])
  applications.setStatus(app, 'ACTIVE')
  expect([assignments.refusal(app, ann), assignments.tiles(ann)]).toEqual([undefined, [app]])
})

test.each(['STAGED', 'PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'SUSPENDED'] as const)(
  'a person who is %s keeps the app and cannot use it',
  status => {
    const { assignments, app, ann } = annInEngineering()
    assignments.assignUser(app, ann)
    ann.status = status
    expect(assignments.appUser(app, ann)?.scope).toBe('USER')
    expect([assignments.refusal(app, ann), assignments.tiles(ann)]).toEqual(['user_status', []])
  },
)

test('a deactivated person is given nothing', () => {
  const { assignments, users, app, ann } = annInEngineering()
  users.deactivate(ann)
  expect(refusalOf(() => assignments.assignUser(app, ann)).code).toBe('E0000038')
})

test('a hidden app has no tile, and still lets in', () => {
  const { assignments, applications, app, ann } = annInEngineering()
  assignments.assignUser(app, ann)
  applications.updateSettings(app, { label: app.label, hideFromDashboard: true })
  expect([assignments.tiles(ann), assignments.refusal(app, ann)]).toEqual([[], undefined])
})

test('there is no tile before Express Configuration has said where it leads', () => {
  const { assignments, applications, ann } = annInEngineering()
  const app = applications.add(integration, { label: 'Fresh Desk' })
  assignments.assignUser(app, ann)
  expect([assignments.tiles(ann), assignments.refusal(app, ann)]).toEqual([[], undefined])
  applications.configure(app, 'http://desk.example/login', { organization_id: 'org_1' })
  expect(assignments.tiles(ann)).toEqual([app])
})

test('tiles stand in the order of their labels', () => {
  const { assignments, applications, app, ann } = annInEngineering()
  const apps = ['zebra', 'Apple', 'mango'].map(label =>
    applications.add(bookmark, { label, url: 'https://example.com/' }),
  )
  for (const one of [app, ...apps]) assignments.assignUser(one, ann)
  expect(assignments.tiles(ann).map(({ label }) => label)).toEqual(['Acme Desk', 'Apple', 'mango', 'zebra'])
})

test('a group that has one app has no other by it', () => {
  const { assignments, app, ann, engineering, configuredApp } = annInEngineering()
  const other = configuredApp('Other Desk')
  assignments.assignGroup(app, engineering)
  expect(assignments.groupsOf(other)).toEqual([])
  expect(assignments.refusal(other, ann)).toBe('user_not_assigned')
})

test('a group that takes a rank moves down who stands there, as far as they stand close', () => {
  const { assignments, groups, app } = annInEngineering()
  const [a, b, c, far] = ['A', 'B', 'C', 'Far'].map(name => groups.create({ name }))
  for (const group of [a!, b!, c!, far!]) assignments.assignGroup(app, group)
  assignments.setPriority(app, far!, 9)
  assignments.setPriority(app, c!, 0)
  const ranks = assignments
    .groupsOf(app)
    .map(({ group, assignment }) => [group.profile.name, assignment.priority])
  expect(ranks).toEqual([
    ['C', 0],
    ['A', 1],
    ['B', 2],
    ['Far', 9],
  ])
  assignments.setPriority(app, far!, 1)
  expect(assignments.groupsOf(app).map(({ group }) => group.profile.name)).toEqual(['C', 'Far', 'A', 'B'])
})

test('a rank that a group has already is no change, and none is given to a group without the app', () => {
  const { assignments, app, engineering, eventsOf } = annInEngineering()
  expect(refusalOf(() => assignments.setPriority(app, engineering, 0)).code).toBe('E0000007')
  const { priority } = assignments.assignGroup(app, engineering)
  assignments.setPriority(app, engineering, priority)
  expect(eventsOf('group.application_assignment.update')).toEqual([])
  assignments.setPriority(app, engineering, 4)
  expect(eventsOf('group.application_assignment.update')).toHaveLength(1)
})

test('behind the use of an app is the person’s own assignment, then the group’s, or nothing', () => {
  const { assignments, app, ann, engineering } = annInEngineering()
  expect(assignments.behind(app, ann)).toBeUndefined()
  const ofGroup = assignments.assignGroup(app, engineering)
  expect(assignments.behind(app, ann)).toBe(ofGroup)
  const own = assignments.assignUser(app, ann)
  expect(assignments.behind(app, ann)).toBe(own)
})

test('a person’s assignment is changed in what is given, and left in the rest', () => {
  const { assignments, app, ann } = annInEngineering()
  expect(refusalOf(() => assignments.updateUser(app, ann, {})).code).toBe('E0000007')
  const own = assignments.assignUser(app, ann, 'ann', { nickName: 'A', title: 'Dr' })
  assignments.updateUser(app, ann, { profile: { title: 'Prof' } })
  expect(own).toMatchObject({ userName: 'ann', profile: { nickName: 'A', title: 'Prof' } })
  assignments.updateUser(app, ann, { userName: 'annie' })
  expect(own).toMatchObject({ userName: 'annie', profile: { nickName: 'A', title: 'Prof' } })
})

test('the System Log names the person or the group, and the app, of each assignment', () => {
  const { assignments, app, ann, engineering, eventsOf } = annInEngineering()
  assignments.assignUser(app, ann)
  assignments.updateUser(app, ann, { userName: 'annie' })
  assignments.unassignUser(app, ann)
  assignments.assignGroup(app, engineering)
  assignments.setPriority(app, engineering, 4)
  assignments.unassignGroup(app, engineering)
  const named = [
    'application.user_membership.add',
    'application.user_membership.update',
    'application.user_membership.remove',
    'group.application_assignment.add',
    'group.application_assignment.update',
    'group.application_assignment.remove',
  ].map(type => eventsOf(type).map(({ result, target }) => [result, ...(target ?? []).map(({ id }) => id)]))
  expect(named).toEqual([
    [['SUCCESS', ann.id, app.id]],
    [['SUCCESS', ann.id, app.id]],
    [['SUCCESS', ann.id, app.id]],
    [['SUCCESS', engineering.id, app.id]],
    [['SUCCESS', engineering.id, app.id]],
    [['SUCCESS', engineering.id, app.id]],
  ])
})
