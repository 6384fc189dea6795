import type { Introduction, RunningOrg } from '../../sim/index.ts'
import type { Addresses } from './addresses.ts'
import { seededPeople } from './people.ts'
import type { SeedFile } from './seed-file.ts'

/** So many people are shown on the landing page; a seed may hold thousands. */
const MOST_PEOPLE = 50

/** What the landing page of Okta tells of what was started with it, as it is when the page is asked for. */
export function introductionOf(
  addresses: Addresses,
  { org, seed }: { org: RunningOrg; seed: { file?: SeedFile | undefined } },
): Introduction {
  const { okta, sp } = addresses
  const admins = okta.orgs.map(({ name, admin }) => ({
    ...admin,
    about: `administrator of the Okta org ${name}`,
  }))
  const superusers = (sp?.workspaces ?? []).map(({ name, superuser: { email, password } }) => ({
    login: email,
    password,
    about: `superuser of ${sp!.name}’s workspace ${name}, who approves Express Configuration`,
  }))
  const seeded = seededPeople(org, seed.file?.seed.people?.slice(0, MOST_PEOPLE)).map(
    ({ login, password, groups, assigned }) => ({
      login,
      password,
      about: `${groups.join(', ') || 'in no group'}; ${assigned.length > 0 ? `may use ${assigned.join(', ')}` : 'assigned to no app'}`,
    }),
  )
  const parts = sp
    ? [
        {
          name: sp.name,
          url: sp.url,
          about: 'The service provider. People begin here, choose their workspace and continue with Okta.',
          links: sp.workspaces.map(({ name, url }) => ({ label: `Workspace ${name}`, href: url })),
        },
      ]
    : []
  return { parts, people: [...admins, ...seeded, ...superusers] }
}
