import type { Okta, PublicAddresses, RunningOrg } from '../../sim/index.ts'
import type { Addresses } from './addresses.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { createWorkspace, listWorkspaces, type OperatorApi } from './operator-api.ts'
import { seedData } from './seed-data.ts'

/**
 * The seeded org: made now with its people and groups, or as an earlier start left it in the data folder.
 * Throws CommandError where that one keeps another address than is asked for: connections name it as their issuer.
 */
export async function seedOrg(
  okta: Pick<Okta, 'org' | 'createOrg'>,
  addresses: PublicAddresses = {},
): Promise<RunningOrg> {
  const { name, admin, groups, people } = seedData.org
  const existing = okta.org(name)
  if (existing) {
    const { publicUrl = existing.url } = addresses
    if (new URL(publicUrl).origin === existing.url) return existing
    throw new CommandError(
      exitCodes.notStarted,
      `--org-url says ${publicUrl}, but the org "${name}" in the data folder keeps ${existing.url}, which connections ` +
        'name as their issuer. Leave --org-url out, or start with another data folder.',
    )
  }
  const org = await okta.createOrg({ name, ...addresses })
  org.createUser({ ...admin, admin: true })
  const groupIds = new Map(groups.map(group => [group.name, org.createGroup(group).id]))
  for (const { groups: memberOf, ...person } of people) {
    const { id } = org.createUser(person)
    for (const group of memberOf) org.addToGroup(groupIds.get(group)!, id)
  }
  return org
}

/** The seeded workspaces as Alpacon has them now, made where they are missing. */
export async function seedWorkspaces(api: OperatorApi): Promise<Addresses['sp']['workspaces']> {
  const existing = await listWorkspaces(api)
  const seeded = []
  for (const seed of seedData.workspaces) {
    const workspace = existing.find(({ name }) => name === seed.name) ?? (await createWorkspace(api, seed))
    const { email, password } = seed.superuser
    seeded.push({ ...workspace, superuser: { email, password } })
  }
  return seeded
}
