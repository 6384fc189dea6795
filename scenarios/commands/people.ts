import type { RunningOrg, Seed } from '../../sim/index.ts'
import type { Addresses } from './addresses.ts'
import { seedData } from './seed-data.ts'

/**
 * The people of a seed as the org has them now, with the groups they are in and the apps they may use. Somebody deleted
 * since is left out, and whoever has no password to sign in with.
 */
export function seededPeople(
  { name: org, model }: Pick<RunningOrg, 'name' | 'model'>,
  people: NonNullable<Seed['people']> = seedData.org.people,
): Addresses['people'] {
  return people.flatMap(({ login, password }) => {
    const user = model.users.find(login)
    if (!user || password === undefined) return []
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

/** The OpenID Connect apps of an org's own, with what a client needs to sign people in. */
export function clientsOf({ name: org, model }: Pick<RunningOrg, 'name' | 'model'>): Addresses['apps'] {
  return model.applications
    .list()
    .filter(app => app.name === 'oidc_client')
    .map(({ id, label, clientSecret }) => ({ org, label, clientId: id, clientSecret }))
}
