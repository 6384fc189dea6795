import { expect, test } from 'vitest'
import { createOrgModel } from '../../../sim/org/org.ts'
import type { Application, OrgState, User } from '../../../sim/org/state.ts'
import { counted } from '../counted.ts'
import { newOrg } from './model.ts'

const PEOPLE = 20_000

/** An org of 20,000 people with as many assignments of another app, whose reads of either are counted. */
function largeOrg() {
  const small = newOrg()
  const [crowded, quiet] = [small.configuredApp('Crowded'), small.configuredApp('Quiet')]
  const ann = small.person('Ann')
  const users: Record<string, User> = { [ann.id]: ann }
  const { created } = ann
  for (let number = 1; number < PEOPLE; number += 1) {
    const id = `00u${String(number).padStart(5, '0')}`
    const login = `person-${number}@acme.example`
    users[id] = { ...ann, id, profile: { ...ann.profile, login } }
    small.state.assignments.push({
      id: `0ua${id}`,
      appId: crowded.id,
      userId: id,
      userName: login,
      created,
      profile: {},
    })
  }
  let reads = 0
  const count = (more: number) => {
    reads += more
  }
  const state: OrgState = {
    ...small.state,
    users: counted(users, count),
    assignments: counted(small.state.assignments, count),
  }
  const org = createOrgModel(state)
  return {
    org,
    quiet: org.applications.get(quiet.id),
    crowded: org.applications.get(crowded.id),
    person: (number: number) => org.users.get(`00u${String(number).padStart(5, '0')}`),
    workOf<T>(act: () => T): { reads: number; result: T } {
      reads = 0
      const result = act()
      return { reads, result }
    },
  }
}

test('who has an app costs what its own assignments cost, however many people there are', () => {
  const { org, quiet, person, workOf } = largeOrg()
  const group = org.groups.create({ name: 'Engineering' })
  org.groups.addMember(group, person(5))
  org.groups.addMember(group, person(7))
  org.assignments.assignUser(quiet, person(7))
  org.assignments.assignGroup(quiet, group)
  const { reads, result } = workOf(() => org.assignments.appUsers(quiet))
  expect(result.map(({ user, scope }) => [user.id, scope])).toEqual([
    ['00u00007', 'USER'],
    ['00u00005', 'GROUP'],
  ])
  expect(reads).toBeGreaterThan(0)
  expect(reads).toBeLessThan(20)
})

test('whether one person has an app costs the same, however many have it', () => {
  const { org, crowded, quiet, person, workOf } = largeOrg()
  const has = (app: Application) => workOf(() => org.assignments.appUser(app, person(19_000))?.scope)
  expect(has(crowded).result).toBe('USER')
  expect(has(quiet).result).toBeUndefined()
  expect(has(crowded).reads).toBeLessThan(20)
})

test('everybody who has the crowded app is told of, once each', () => {
  const { org, crowded, workOf } = largeOrg()
  const { reads, result } = workOf(() => org.assignments.appUsers(crowded))
  expect(result).toHaveLength(PEOPLE - 1)
  expect(reads).toBeLessThan(PEOPLE * 4)
})
