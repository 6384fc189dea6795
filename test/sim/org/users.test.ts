import { expect, test } from 'vitest'
import { OktaError } from '../../../sim/org/errors.ts'
import { createOrgModel } from '../../../sim/org/org.ts'
import type { UserStatus } from '../../../sim/org/state.ts'
import { newOrg, refusalOf } from './model.ts'

const profile = { login: 'ann@acme.example', firstName: 'Ann', lastName: 'Jones' }
const taken = 'login: An object with this field already exists in the current organization'
const noAddress = 'login: Username must be in the form of an email address'

test.each([
  ['with a password is active', { password: 'x' }, 'ACTIVE'],
  ['without a password is pending', {}, 'PROVISIONED'],
  ['not to be activated is staged', { password: 'x', activate: false }, 'STAGED'],
] as const)('a new person %s', (_, more, status) => {
  const { users } = newOrg()
  const user = users.create({ profile, ...more })
  expect(user.status).toBe(status)
  expect(user.passwordChanged !== null).toBe('password' in more)
})

test('a new person is no administrator, and has no password to be read', () => {
  const org = newOrg()
  const user = org.users.create({ profile, password: 'Secret-of-Ann-1' })
  expect(user.isAdmin).toBe(false)
  expect(JSON.stringify(org.state)).not.toContain('Secret-of-Ann-1')
})

test('a person has the login as email where none is given', () => {
  const { users } = newOrg()
  const user = users.create({ profile })
  expect(user.profile.email).toBe('ann@acme.example')
  users.replaceProfile(user, { ...profile, email: 'ann@home.example' })
  expect(user.profile.email).toBe('ann@home.example')
  users.replaceProfile(user, { ...profile, login: 'anna@acme.example' })
  expect(user.profile.email).toBe('anna@acme.example')
})

test('a login is taken in every case of its letters', () => {
  const { users } = newOrg()
  users.create({ profile })
  const again = { ...profile, login: 'ANN@Acme.example' }
  expect(refusalOf(() => users.create({ profile: again }))).toEqual({ code: 'E0000001', causes: [taken] })
  expect(users.list()).toHaveLength(1)
})

test.each(['ann', 'ann@', '@acme.example', 'a nn@acme.example', 'ann@acme@example'])(
  'a login like %j is refused',
  login => {
    const { users } = newOrg()
    const refusal = { code: 'E0000001', causes: [noAddress] }
    expect(refusalOf(() => users.create({ profile: { ...profile, login } }))).toEqual(refusal)
    const user = users.create({ profile })
    expect(refusalOf(() => users.updateProfile(user, { login }))).toEqual(refusal)
  },
)

test.each(['login', 'firstName', 'lastName'])('a blank or missing %s is refused by name', member => {
  const { users } = newOrg()
  for (const blank of [' ', undefined]) {
    const { causes } = refusalOf(() => users.create({ profile: { ...profile, [member]: blank } }))
    expect(causes).toEqual([`${member}: The field cannot be left blank`])
  }
})

test('a person is found by id and by login in any case, and by nothing that every object inherits', () => {
  const { users } = newOrg()
  const user = users.create({ profile })
  expect([users.find(user.id), users.find('Ann@ACME.example')]).toEqual([user, user])
  for (const stranger of ['nobody@acme.example', 'constructor', '__proto__', '']) {
    expect(users.find(stranger)).toBeUndefined()
    expect(refusalOf(() => users.get(stranger)).code).toBe('E0000007')
  }
})

test('a person is found by login in an org that is opened again', () => {
  const { state, person } = newOrg()
  const ann = person('Ann')
  expect(createOrgModel(state).users.find('ANN@acme.example')).toBe(ann)
})

test('the login of a deleted person is free again', () => {
  const { users, person } = newOrg()
  const ann = person('Ann')
  users.deactivate(ann)
  users.delete(ann)
  expect(users.find('ann@acme.example')).toBeUndefined()
  expect(users.find(person('Ann').id)).not.toBe(ann)
})

test('a renamed login takes the place of the old one', () => {
  const { users, person } = newOrg()
  const [ann, ben] = [person('Ann'), person('Ben')]
  expect(refusalOf(() => users.updateProfile(ben, { login: 'ANN@acme.example' })).causes).toEqual([taken])
  users.updateProfile(ann, { login: 'Anna@acme.example' })
  expect([users.find('ann@acme.example'), users.find('anna@acme.example')]).toEqual([undefined, ann])
  users.updateProfile(ann, { login: 'anna@acme.example' })
  expect(users.find('anna@acme.example')).toBe(ann)
})

// Every status, and what each operation makes of a person in it: a status, or the code of the refusal.
const operations = [
  'activate',
  'deactivate',
  'suspend',
  'unsuspend',
  'unlock',
  'expirePassword',
  'reactivate',
] as const
const no = 'E0000038'
const transitions: [UserStatus, ...string[]][] = [
  ['STAGED', 'ACTIVE', 'DEPROVISIONED', 'E0000001', no, no, 'PASSWORD_EXPIRED', no],
  ['PROVISIONED', 'ACTIVE', 'DEPROVISIONED', 'E0000001', no, no, 'PASSWORD_EXPIRED', 'PROVISIONED'],
  ['ACTIVE', 'E0000016', 'DEPROVISIONED', 'SUSPENDED', no, no, 'PASSWORD_EXPIRED', no],
  ['RECOVERY', no, 'DEPROVISIONED', 'E0000001', no, no, 'PASSWORD_EXPIRED', no],
  ['PASSWORD_EXPIRED', no, 'DEPROVISIONED', 'E0000001', no, no, no, no],
  ['LOCKED_OUT', no, 'DEPROVISIONED', 'E0000001', no, 'ACTIVE', no, no],
  ['SUSPENDED', no, 'DEPROVISIONED', 'E0000001', 'ACTIVE', no, no, no],
  ['DEPROVISIONED', 'ACTIVE', no, 'E0000001', no, no, no, no],
]
const cases = transitions.flatMap(([from, ...results]) =>
  operations.map((operation, place) => [operation, from, results[place]!] as const),
)

test.each(cases)('%s from %s: %s', (operation, from, result) => {
  const { users, person } = newOrg()
  const user = person('Ann')
  user.status = from
  let seen: string
  try {
    users[operation](user)
    seen = user.status
  } catch (error) {
    seen = error instanceof OktaError ? error.code : String(error)
    expect(user.status).toBe(from)
  }
  expect(seen).toBe(result)
})

test('activating somebody without a password leaves them pending until they have one', () => {
  const { users } = newOrg()
  const user = users.create({ profile, activate: false })
  users.activate(user)
  expect([user.status, user.activated]).toEqual(['PROVISIONED', '2026-01-31T12:00:00.000Z'])
  users.setPassword(user, 'Secret-of-Ann-1')
  expect(user.status).toBe('ACTIVE')
  expect(users.authenticate('ann@acme.example', 'Secret-of-Ann-1')).toEqual({ user })
})

test('the right password lets in, and counts the wrong ones anew', () => {
  const { users, person, pass } = newOrg()
  const user = person('Ann')
  expect(users.authenticate(' ANN@acme.example ', 'wrong')).toEqual({ failure: 'INVALID_CREDENTIALS', user })
  pass(60)
  expect(users.authenticate(' ANN@acme.example ', 'Ann-password-1')).toEqual({ user })
  expect([user.failedSignIns, user.lastLogin]).toEqual([0, '2026-01-31T12:01:00.000Z'])
})

test('an unknown login fails like a wrong password', () => {
  const { users } = newOrg()
  expect(users.authenticate('nobody@acme.example', 'x')).toEqual({ failure: 'INVALID_CREDENTIALS' })
})

test('somebody without a password fails like a wrong one, and the refusal knows whom it is about', () => {
  const { users } = newOrg()
  const user = users.create({ profile })
  expect(users.authenticate('ann@acme.example', 'x')).toEqual({ failure: 'INVALID_CREDENTIALS', user })
})

test('the tenth wrong password in a row locks the account, even for the right one, until it is unlocked', () => {
  const { users, person, eventsOf } = newOrg()
  const user = person('Ann')
  const signIn = (password: string) => users.authenticate('ann@acme.example', password)
  for (let attempt = 1; attempt <= 9; attempt++) signIn('wrong')
  expect(user.status).toBe('ACTIVE')
  expect(signIn('wrong')).toEqual({ failure: 'INVALID_CREDENTIALS', user })
  expect(user.status).toBe('LOCKED_OUT')
  expect(signIn('Ann-password-1')).toEqual({ failure: 'LOCKED_OUT', user })
  expect(eventsOf('user.account.lock').map(({ target }) => target?.[0]?.id)).toEqual([user.id])
  users.unlock(user)
  signIn('wrong')
  expect(signIn('Ann-password-1')).toEqual({ user })
})

test('an expired password is told to whoever knows it, and to nobody else', () => {
  const { users, person } = newOrg()
  const user = person('Ann')
  users.expirePassword(user)
  expect(users.authenticate('ann@acme.example', 'wrong')).toMatchObject({ failure: 'INVALID_CREDENTIALS' })
  expect(users.authenticate('ann@acme.example', 'Ann-password-1')).toMatchObject({
    failure: 'PASSWORD_EXPIRED',
  })
})

test('a suspended person keeps groups, assignments and password, but does not get in', () => {
  const { users, groups, assignments, person, configuredApp } = newOrg()
  const [user, app, group] = [person('Ann'), configuredApp(), groups.create({ name: 'Engineering' })]
  groups.addMember(group, user)
  assignments.assignUser(app, user)
  users.suspend(user)
  expect(users.authenticate('ann@acme.example', 'Ann-password-1')).toMatchObject({
    failure: 'INVALID_CREDENTIALS',
  })
  expect([assignments.appUser(app, user)?.scope, groups.isMember(group, user)]).toEqual(['USER', true])
  users.unsuspend(user)
  expect(users.authenticate('ann@acme.example', 'Ann-password-1')).toEqual({ user })
  expect(assignments.refusal(app, user)).toBeUndefined()
})

test('a deactivated person loses password and assignments, and reactivation brings neither back', () => {
  const { users, assignments, person, configuredApp, state } = newOrg()
  const [user, other, app] = [person('Ann'), person('Ben'), configuredApp()]
  assignments.assignUser(app, user)
  const ofOther = assignments.assignUser(app, other)
  users.deactivate(user)
  expect(state.assignments).toEqual([ofOther])
  expect([user.password, assignments.appUser(app, user)]).toEqual([null, undefined])
  expect(assignments.appUsers(app).map(one => one.user)).toEqual([other])
  users.activate(user)
  expect([user.status, assignments.appUser(app, user)]).toEqual(['PROVISIONED', undefined])
  expect(users.authenticate('ann@acme.example', 'Ann-password-1')).toMatchObject({
    failure: 'INVALID_CREDENTIALS',
  })
})

test('a deactivated person has no app by a group either; reactivated, the group gives it again', () => {
  const { users, groups, assignments, person, configuredApp } = newOrg()
  const [user, app, group] = [person('Ann'), configuredApp(), groups.create({ name: 'Engineering' })]
  groups.addMember(group, user)
  assignments.assignGroup(app, group)
  users.deactivate(user)
  expect([assignments.appUser(app, user), assignments.appUsers(app)]).toEqual([undefined, []])
  users.activate(user)
  expect(assignments.appUser(app, user)?.group).toBe(group)
})

test.each(['SUSPENDED', 'PASSWORD_EXPIRED'] as const)(
  'ten wrong passwords leave a %s person in that status',
  status => {
    const { users, person } = newOrg()
    const ann = person('Ann')
    ann.status = status
    for (let attempt = 0; attempt < 10; attempt++) users.authenticate(ann.profile.login, 'wrong')
    expect(ann.status).toBe(status)
  },
)

test.each(['SUSPENDED', 'STAGED'] as const)('a new password leaves a %s person in that status', status => {
  const { users, person } = newOrg()
  const ann = person('Ann')
  ann.status = status
  users.setPassword(ann, 'Another-Horse-9')
  expect(ann.status).toBe(status)
})

test('the oldest administrator is known without looking at everybody: after a start, and when they go', () => {
  const org = newOrg()
  org.person('Ann')
  expect(org.users.oldestAdministrator()).toBeUndefined()
  const [ada, ben] = [org.person('Ada', { isAdmin: true }), org.person('Ben', { isAdmin: true })]
  expect(org.users.oldestAdministrator()).toBe(ada)
  expect(createOrgModel(org.state).users.oldestAdministrator()).toBe(ada)
  org.users.deactivate(ada)
  org.users.delete(ada)
  expect(org.users.oldestAdministrator()).toBe(ben)
})
