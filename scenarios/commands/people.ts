import type { RunningOrg } from '../../sim/index.ts'
import type { Addresses } from './addresses.ts'
import { seedData } from './seed-data.ts'

/**
 * The seeded people as the org has them now, with the groups they were put into and the apps they may use. Somebody
 * deleted since is left out.
 */
export function seededPeople({ name: org, model }: Pick<RunningOrg, 'name' | 'model'>): Addresses['people'] {
  return seedData.org.people.flatMap(({ login, password }) => {
    const user = model.users.find(login)
    if (!user) return []
    const groups = model.groups.ofUser(user).filter(({ type }) => type === 'OKTA_GROUP')
    const apps = Object.values(model.state.applications)
    const assigned = apps.filter(app => model.assignments.refusal(app, user) === undefined)
    return {
      org,
      login,
      password,
      groups: groups.map(({ profile }) => profile.name),
      assigned: assigned.map(({ label }) => label),
    }
  })
}
