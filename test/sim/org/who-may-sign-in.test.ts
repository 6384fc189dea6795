import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OktaError } from '../../../sim/org/errors.ts'
import { newOrg } from './model.ts'

const ACTS = [
  'assign',
  'unassign',
  'join',
  'leave',
  'suspend',
  'unsuspend',
  'deactivate',
  'reactivate',
  'delete',
] as const
const GROUP_ACTS = ['assignGroup', 'unassignGroup', 'deleteGroup', 'appOff', 'appOn'] as const

type Step =
  | { act: (typeof ACTS)[number]; person: number; group: number }
  | { act: (typeof GROUP_ACTS)[number]; group: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom(...ACTS), person: fc.nat(2), group: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom(...GROUP_ACTS), group: fc.nat(1) }) },
)

/** What Okta does with three people, two groups and an app, as far as it decides who may sign in to the app. */
function expectation() {
  const status = ['ACTIVE', 'ACTIVE', 'ACTIVE']
  const own = new Set<number>()
  const members = new Set<string>()
  const given = new Set<number>()
  const deleted = new Set<number>()
  let isAppOn = true
  return {
    take(step: Step) {
      const { act, group } = step
      if (act === 'appOff' || act === 'appOn') isAppOn = act === 'appOn'
      else if (act === 'assignGroup' && !deleted.has(group)) given.add(group)
      else if (act === 'unassignGroup') given.delete(group)
      else if (act === 'deleteGroup') deleted.add(group)
      if (!('person' in step)) return
      const now = status[step.person]!
      if (now === 'DELETED') return
      if (act === 'assign' && now !== 'DEPROVISIONED') own.add(step.person)
      else if (act === 'unassign') own.delete(step.person)
      else if (act === 'join') members.add(`${step.person}${group}`)
      else if (act === 'leave') members.delete(`${step.person}${group}`)
      else if (act === 'suspend' && now === 'ACTIVE') status[step.person] = 'SUSPENDED'
      else if (act === 'unsuspend' && now === 'SUSPENDED') status[step.person] = 'ACTIVE'
      else if (act === 'reactivate' && now === 'DEPROVISIONED') status[step.person] = 'ACTIVE'
      else if (act === 'deactivate' || act === 'delete') {
        own.delete(step.person)
        status[step.person] = act === 'delete' && now === 'DEPROVISIONED' ? 'DELETED' : 'DEPROVISIONED'
      }
    },
    mayUse(person: number): boolean {
      const viaGroup = [0, 1].some(
        group => given.has(group) && !deleted.has(group) && members.has(`${person}${group}`),
      )
      return isAppOn && status[person] === 'ACTIVE' && (own.has(person) || viaGroup)
    },
  }
}

function scene() {
  const org = newOrg()
  const { users, groups, assignments, applications } = org
  const people = ['Ann', 'Ben', 'Cid'].map(name => org.person(name))
  const teams = ['Red', 'Blue'].map(name => groups.create({ name }))
  const app = org.configuredApp()
  const acts: Record<Step['act'], (person: (typeof people)[0], team: (typeof teams)[0]) => void> = {
    assign: person => assignments.assignUser(app, person),
    unassign: person => assignments.unassignUser(app, person),
    join: (person, team) => groups.addMember(team, person),
    leave: (person, team) => groups.removeMember(team, person),
    suspend: person => users.suspend(person),
    unsuspend: person => users.unsuspend(person),
    deactivate: person => users.deactivate(person),
    reactivate(person) {
      if (person.status !== 'DEPROVISIONED') return
      users.activate(person)
      users.setPassword(person, 'a new one')
    },
    delete: person => (person.status === 'DEPROVISIONED' ? users.delete(person) : users.deactivate(person)),
    assignGroup: (_person, team) => void assignments.assignGroup(app, team),
    unassignGroup: (_person, team) => assignments.unassignGroup(app, team),
    deleteGroup: (_person, team) => groups.delete(team),
    appOff: () => applications.setStatus(app, 'INACTIVE'),
    appOn: () => applications.setStatus(app, 'ACTIVE'),
  }
  return {
    take(step: Step) {
      const [person, team] = [people['person' in step ? step.person : 0]!, teams[step.group]!]
      // As over the API: what was deleted can't be named any more.
      if ('person' in step && !users.find(person.id)) return
      const needsTeam = ['join', 'leave', 'assignGroup', 'unassignGroup', 'deleteGroup'].includes(step.act)
      if (needsTeam && !groups.find(team.id)) return
      try {
        acts[step.act](person, team)
      } catch (error) {
        if (!(error instanceof OktaError)) throw error
      }
    },
    /** By every way of asking: the sign-in policy, the API's app user, the list of app users. */
    mayUse(index: number): boolean {
      const person = users.find(people[index]!.id)
      return person !== undefined && assignments.refusal(app, person) === undefined
    },
    listed: () => assignments.appUsers(app).map(({ user }) => people.indexOf(user)),
  }
}

test('after any sequence of acts, exactly those may sign in who should', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const [model, org] = [expectation(), scene()]
      for (const one of steps) {
        model.take(one)
        org.take(one)
        const expected = [0, 1, 2].filter(index => model.mayUse(index))
        expect([0, 1, 2].filter(index => org.mayUse(index))).toEqual(expected)
        // Who may sign in is listed; the list also has the suspended, and everybody while the app is off.
        expect(expected.filter(index => !org.listed().includes(index))).toEqual([])
      }
    }),
    { seed: 20_261_124, numRuns: 400 },
  )
})
