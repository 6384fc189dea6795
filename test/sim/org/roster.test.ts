import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignedPeople } from '../../../sim/org/assigned-people.ts'
import type { Roster } from '../../../sim/org/roster.ts'
import { newOrg } from './model.ts'

/** A whole list, part by part. */
function whole(roster: Roster, search: string | undefined, limit: number) {
  const names: string[] = []
  let after: string | undefined
  do {
    const part = roster.part({ search, after, limit })
    names.push(...part.people.map(({ profile }) => profile.login))
    after = part.next
  } while (after !== undefined)
  return names
}

test('parts put together are everybody who is meant, once each, whatever changed in between', () => {
  const letter = fc.constantFrom('a', 'b', 'B', ' ', 'ab', 'é')
  const word = fc.array(letter, { minLength: 1, maxLength: 4 }).map(letters => `n${letters.join('')}`)
  const act = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), first: word, last: word }),
    fc.record({ kind: fc.constant('rename' as const), at: fc.nat(20), first: word }),
    fc.record({ kind: fc.constant('suspend' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('delete' as const), at: fc.nat(20) }),
  )
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 25 }),
      word,
      fc.integer({ min: 1, max: 5 }),
      (todo, search, limit) => {
        const org = newOrg()
        const all = () => whole(org.users.roster(), undefined, limit)
        const suspended = () => whole(org.users.roster('SUSPENDED'), undefined, limit)
        all()
        suspended()
        for (const [index, one] of todo.entries()) {
          const user = 'at' in one ? org.users.list()[one.at] : undefined
          if (one.kind === 'add') {
            const profile = { firstName: one.first, lastName: one.last, login: `${index}@acme.example` }
            org.users.create({ profile, password: 'Any-one-1' })
          } else if (one.kind === 'rename' && user) org.users.updateProfile(user, { firstName: one.first })
          else if (one.kind === 'suspend' && user?.status === 'ACTIVE') org.users.suspend(user)
          else if (one.kind === 'delete' && user) {
            if (user.status !== 'DEPROVISIONED') org.users.deactivate(user)
            org.users.delete(user)
          }
          if (index % 3 === 0) org.users.roster().part({ search, limit })
        }
        const people = org.users.list()
        const logins = (wanted: typeof people) => wanted.map(({ profile }) => profile.login).sort()
        expect(all().toSorted()).toEqual(logins(people))
        expect(suspended().toSorted()).toEqual(logins(people.filter(({ status }) => status === 'SUSPENDED')))
        const plain = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
        const begins = people.filter(({ profile: { firstName, lastName, login } }) =>
          [`${firstName} ${lastName}`, `${lastName} ${firstName}`, login].some(text =>
            plain(text).startsWith(plain(search)),
          ),
        )
        expect(whole(org.users.roster(), search, limit).toSorted()).toEqual(logins(begins))
        expect(org.users.roster().part({ search, limit }).total).toBe(begins.length)
      },
    ),
    { numRuns: 150 },
  )
})

test('somebody who comes while a list is read is not counted twice, and nobody is left out', () => {
  const org = newOrg()
  for (const name of ['Ann', 'Cleo', 'Eve']) org.person(name)
  const first = org.users.roster().part({ limit: 2 })
  org.person('Bea')
  const second = org.users.roster().part({ limit: 2, after: first.next })
  const names = [...first.people, ...second.people].map(({ profile }) => profile.firstName)
  expect(names).toEqual(['Ann', 'Cleo', 'Eve'])
})

test('counts of members follow every change, deleted people too', () => {
  const org = newOrg()
  const [ann, ben, crew] = [org.person('Ann'), org.person('Ben'), org.groups.create({ name: 'Crew' })]
  const everyone = org.groups.list().find(({ type }) => type === 'BUILT_IN')!
  const counts = () => [org.groups.memberCount(crew), org.groups.memberCount(everyone)]
  expect(counts()).toEqual([0, 2])
  for (const user of [ann, ben, ann]) org.groups.addMember(crew, user)
  expect(counts()).toEqual([2, 2])
  org.groups.removeMember(crew, ben)
  org.groups.removeMember(crew, ben)
  expect(counts()).toEqual([1, 2])
  org.users.deactivate(ann)
  org.users.delete(ann)
  expect(counts()).toEqual([0, 1])
})

test('those who have an app come once each: their own first, then each group’s', () => {
  const org = newOrg()
  const app = org.configuredApp()
  const [ann, ben, cleo, dan, eve] = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'].map(name => org.person(name))
  const [crew, staff] = [org.groups.create({ name: 'Crew' }), org.groups.create({ name: 'Staff' })]
  for (const user of [ann!, ben!, cleo!]) org.groups.addMember(crew, user)
  for (const user of [cleo!, dan!, eve!]) org.groups.addMember(staff, user)
  org.assignments.assignGroup(app, crew)
  org.assignments.assignGroup(app, staff)
  org.assignments.assignUser(app, ben!)
  org.users.deactivate(eve!)
  for (const limit of [1, 2, 3, 50]) {
    const found: string[] = []
    let from: Parameters<typeof assignedPeople>[2]['from']
    do {
      const part = assignedPeople(org, app, { from, limit })
      found.push(...part.people.map(({ user, scope }) => `${user.profile.firstName} ${scope}`))
      from = part.next
    } while (from)
    expect(found).toEqual(['Ben USER', 'Ann GROUP', 'Cleo GROUP', 'Dan GROUP'])
  }
})

test('an assignment is converted only where a group brings the app', () => {
  const org = newOrg()
  const [app, ann, crew] = [org.configuredApp(), org.person('Ann'), org.groups.create({ name: 'Crew' })]
  org.assignments.assignUser(app, ann)
  expect(() => org.assignments.convertToGroup(app, ann)).toThrow('Not found')
  org.groups.addMember(crew, ann)
  org.assignments.assignGroup(app, crew)
  org.assignments.convertToGroup(app, ann)
  expect(org.assignments.appUser(app, ann)?.scope).toBe('GROUP')
})
