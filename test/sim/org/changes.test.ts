import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../../sim/org/changes.ts'
import { OktaError } from '../../../sim/org/errors.ts'
import { ID_PREFIX, type NewId } from '../../../sim/org/ids.ts'
import { createOrgModel, emptyOrgState, type OrgModel } from '../../../sim/org/org.ts'
import type { Application, Group, GroupRule, OrgState, User } from '../../../sim/org/state.ts'
import { changesSchema, createReplay } from '../../../sim/storage/replay.ts'
import { bookmark, clientSettings, integration } from './model.ts'

/** Something that is picked among what there is, by a number. */
type Pick = <T>(all: readonly T[]) => T | undefined

/** Everything that the model can be asked to change, each on things picked at random. */
const ACTS: Record<string, (org: OrgModel, pick: Pick, number: number) => unknown> = {
  'a person comes': (org, _, number) =>
    org.users.create({
      profile: profile(number),
      ...(number % 3 > 0 && { password: 'p' }),
      activate: number % 4 > 0,
    }),
  ...person('a profile changes', (org, user, number) =>
    org.users.updateProfile(user, { department: number % 2 ? 'Sales' : 'Legal' }),
  ),
  ...person('a profile is replaced', (org, user, number) => org.users.replaceProfile(user, profile(number))),
  ...person('a person is activated', (org, user) => org.users.activate(user)),
  ...person('a person is deactivated', (org, user) => org.users.deactivate(user)),
  ...person('a person is deleted', (org, user) => {
    if (user.status !== 'DEPROVISIONED') org.users.deactivate(user)
    org.users.delete(user)
  }),
  ...person('a person is suspended', (org, user) => org.users.suspend(user)),
  ...person('a person is unsuspended', (org, user) => org.users.unsuspend(user)),
  ...person('a person is unlocked', (org, user) => org.users.unlock(user)),
  ...person('an invitation is renewed', (org, user) => org.users.reactivate(user)),
  ...person('a password is reset', (org, user) => org.users.resetPassword(user)),
  ...person('a password expires', (org, user) => org.users.expirePassword(user)),
  ...person('a password is set', (org, user) => org.users.setPassword(user, 'p')),
  ...person('a person signs in', (org, user) => org.users.authenticate(user.profile.login, 'p')),
  ...person('a person is let in', (org, user) => org.users.admit(user)),
  ...person('a person mistypes', (org, user, number) => {
    for (let times = number % 2 ? 10 : 1; times > 0; times -= 1)
      org.users.authenticate(user.profile.login, 'q')
  }),
  'a group comes': (org, _, number) => org.groups.create({ name: `group ${number}` }),
  ...group('a group is renamed', (org, one, _, number) =>
    org.groups.update(one, { name: `group ${number}` }),
  ),
  ...group('a group is deleted', (org, one) => org.groups.delete(one)),
  ...group('somebody joins', (org, one, user) => org.groups.addMember(one, user)),
  ...group('somebody leaves', (org, one, user) => org.groups.removeMember(one, user)),
  'a rule comes': (org, pick, number) => {
    const into = pick(org.groups.list())
    return org.groupRules.create({
      name: `rule ${number}`,
      expression: `user.department=="${number % 2 ? 'Sales' : 'Legal'}"`,
      groupIds: into ? [into.id] : [],
    })
  },
  ...rule('a rule is changed', (org, one, number) =>
    org.groupRules.update(one, {
      ...one,
      name: `rule ${number}`,
      excludedUserIds: Object.keys(org.state.users).slice(0, number % 3),
    }),
  ),
  ...rule('a rule is activated', (org, one) => org.groupRules.activate(one)),
  ...rule('a rule is deactivated', (org, one) => org.groupRules.deactivate(one)),
  ...rule('a rule is deleted', (org, one, number) => org.groupRules.delete(one, number % 2 === 0)),
  'an app comes': (org, _, number) => org.applications.add(integration, { label: `app ${number}` }),
  'a bookmark comes': (org, _, number) =>
    org.applications.add(bookmark, { label: `app ${number}`, url: 'https://a.example' }),
  'a client comes': (org, _, number) =>
    org.applications.addClient({ label: `app ${number}` }, clientSettings()),
  ...app('an app is renamed', (org, one, number) =>
    org.applications.updateSettings(one, { label: `app ${number}`, hideFromDashboard: number % 2 > 0 }),
  ),
  ...app('a client is changed', (org, one, number) =>
    org.applications.updateClient(one, {
      ...clientSettings(),
      redirectUris: [`https://${number}.example/callback`],
    }),
  ),
  ...app('an app is told of groups', (org, one, number) =>
    org.applications.setGroupsClaim(one, { filterType: 'STARTS_WITH', value: String(number) }),
  ),
  ...app('a bookmark leads elsewhere', (org, one, number) =>
    org.applications.updateBookmark(one, `https://${number}.example`),
  ),
  ...app('an app is deactivated', (org, one) => org.applications.setStatus(one, 'INACTIVE')),
  ...app('an app is activated', (org, one) => org.applications.setStatus(one, 'ACTIVE')),
  ...app('an app is deleted', (org, one) => {
    org.applications.setStatus(one, 'INACTIVE')
    org.applications.delete(one)
  }),
  ...app('an app gets a secret', (org, one) => org.applications.renewClientSecret(one)),
  ...app('an app is configured', (org, one, number) =>
    org.applications.configure(one, `https://${number}.example`, { organization_id: String(number) }),
  ),
  ...assigned('an app is given', (org, one, user) => org.assignments.assignUser(one, user)),
  ...assigned('an assignment is changed', (org, one, user, number) =>
    org.assignments.updateUser(one, user, { userName: `name ${number}`, profile: { number } }),
  ),
  ...assigned('an app is taken', (org, one, user) => org.assignments.unassignUser(one, user)),
  ...assigned('an assignment is converted', (org, one, user) => org.assignments.convertToGroup(one, user)),
  ...byGroup('an app is given to a group', (org, one, to) => org.assignments.assignGroup(one, to)),
  ...byGroup('a group gets another rank', (org, one, to, number) =>
    org.assignments.setPriority(one, to, number % 3),
  ),
  ...byGroup('an app is taken from a group', (org, one, to) => org.assignments.unassignGroup(one, to)),
}

function profile(number: number) {
  const department = number % 2 ? 'Sales' : 'Legal'
  return { login: `person${number}@acme.example`, firstName: 'P', lastName: String(number), department }
}

type Act = (typeof ACTS)[string]

function person(name: string, act: (org: OrgModel, user: User, number: number) => unknown) {
  const whole: Act = (org, pick, number) => {
    const user = pick(org.users.list())
    return user && act(org, user, number)
  }
  return { [name]: whole }
}

function group(name: string, act: (org: OrgModel, group: Group, user: User, number: number) => unknown) {
  return person(name, (org, user, number) => {
    const groups = org.groups.list().filter(({ type }) => type !== 'BUILT_IN')
    const one = groups[number % groups.length]
    return one && act(org, one, user, number)
  })
}

function rule(name: string, act: (org: OrgModel, rule: GroupRule, number: number) => unknown) {
  const whole: Act = (org, pick, number) => {
    const one = pick(org.groupRules.list())
    return one && act(org, one, number)
  }
  return { [name]: whole }
}

function app(name: string, act: (org: OrgModel, app: Application, number: number) => unknown) {
  const whole: Act = (org, pick, number) => {
    const one = pick(org.applications.list())
    return one && act(org, one, number)
  }
  return { [name]: whole }
}

function assigned(
  name: string,
  act: (org: OrgModel, app: Application, user: User, number: number) => unknown,
) {
  const whole: Act = (org, pick, number) => {
    const [one, user] = [pick(org.applications.list()), org.users.list()[number % org.users.count() || 0]]
    return one && user && act(org, one, user, number)
  }
  return { [name]: whole }
}

function byGroup(
  name: string,
  act: (org: OrgModel, app: Application, group: Group, number: number) => unknown,
) {
  const whole: Act = (org, pick, number) => {
    const groups = org.groups.list()
    const [one, to] = [pick(org.applications.list()), groups[number % groups.length]]
    return one && to && act(org, one, to, number)
  }
  return { [name]: whole }
}

/** A model with people, groups, a rule and apps, in a world that is the same each time, and what it tells. */
function toldOrg(acts: readonly [name: string, of: number, number: number][]) {
  const told: string[] = []
  let count = 0
  const newId: NewId = kind => `${ID_PREFIX[kind]}${String(++count).padStart(17, '0')}`
  const world = {
    now: () => new Date(Date.parse('2026-01-31T12:00:00.000Z') + ++count * 1000),
    newId,
    newUuid: () => `uuid-${++count}`,
    // Read at once: what a record becomes after it was told has to be told again.
    changed: (change: Change) => void told.push(JSON.stringify(change)),
  }
  const beginning = emptyOrgState('acme', world)
  const replayed = createReplay(structuredClone(beginning))
  const org = createOrgModel(beginning, world)
  // What each act left, for who reads it in the middle.
  const states: { toldBy: number; state: typeof beginning }[] = []
  for (const [name, of, number] of acts) {
    try {
      ACTS[name]!(org, all => all[of % all.length], number)
    } catch (error) {
      // A refusal changes nothing, or what it changed is told like anything else.
      if (!(error instanceof OktaError)) throw error
    }
    states.push({ toldBy: told.length, state: structuredClone(org.state) })
  }
  return { org, told, replayed, states }
}

const read = (lines: readonly string[]): Change[] =>
  changesSchema.parse(lines.map(line => JSON.parse(line))) as Change[]

const names = Object.keys(ACTS)
const beginnings = ['a person comes', 'a person comes', 'a group comes', 'a group comes', 'a client comes']
const acts = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.nat({ max: 5 }), fc.nat({ max: 7 })), {
    minLength: 1,
    maxLength: 120,
    size: 'max',
  })
  .map(drawn => [
    ...beginnings.map((name, index) => [name, 0, index + 10] as [string, number, number]),
    ...drawn,
  ])

test('what the model tells is all that changed: it leads from the beginning to the present state', () => {
  fc.assert(
    fc.property(acts, drawn => {
      const { org, told, replayed, states } = toldOrg(drawn)
      let from = 0
      for (const [index, { toldBy, state }] of states.entries()) {
        for (const change of read(told.slice(from, toldBy))) replayed.make(change)
        from = toldBy
        // After each act: a later one must not make good what it didn't tell.
        expect(replayed.state(), `after "${drawn[index]![0]}"`).toEqual(state)
      }
      const order = ({ assignments, groupAssignments }: OrgState) =>
        [...assignments, ...groupAssignments].map(({ id }) => id)
      expect(order(replayed.state())).toEqual(order(org.state))
    }),
    { numRuns: 150 },
  )
})

test('changes told since any moment lead from any later state to the present one', () => {
  fc.assert(
    fc.property(acts, fc.nat(), fc.nat(), (drawn, one, other) => {
      const { org, told, states } = toldOrg(drawn)
      const [since, later] = [one % states.length, other % states.length].sort((a, b) => a - b)
      const replay = createReplay(structuredClone(states[later!]!.state))
      for (const change of read(told.slice(states[since!]!.toldBy))) replay.make(change)
      expect(replay.state()).toEqual(org.state)
    }),
    { numRuns: 100 },
  )
})
