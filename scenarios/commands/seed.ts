import {
  BEGINNING,
  ControlError,
  type Okta,
  type PublicAddresses,
  type RunningOrg,
  type Seed,
  startOver,
} from '../../sim/index.ts'
import {
  createWorkspace,
  deleteWorkspace,
  listWorkspaces,
  type OperatorApi,
} from '../targets/alpacon-operator.ts'
import type { Addresses } from './addresses.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { seedData } from './seed-data.ts'
import { type SeedFile, unusable } from './seed-file.ts'

export type OrgToSeed = PublicAddresses & {
  /** Its name; that of the seeded org when undefined. */
  name?: string
  /** What it holds besides its administrator; the seeded people and groups when undefined. */
  file?: SeedFile
}

/**
 * The org that a start begins with: made now with its people, groups and apps, or as an earlier start left it in the
 * data folder. Throws CommandError where that one keeps another address than is asked for, since connections name it as
 * their issuer, and where a seed can't be planted.
 */
export async function seedOrg(
  okta: Pick<Okta, 'org' | 'createOrg'>,
  { name = seedData.org.name, file, ...addresses }: OrgToSeed = {},
): Promise<{ org: RunningOrg; isNew: boolean }> {
  const existing = okta.org(name)
  if (existing) {
    const { publicUrl = existing.url } = addresses
    if (new URL(publicUrl).origin === existing.url) {
      existing.snapshots.take(BEGINNING)
      return { org: existing, isNew: false }
    }
    throw new CommandError(
      exitCodes.notStarted,
      `--org-url says ${publicUrl}, but the org "${name}" in the data folder keeps ${existing.url}, which connections ` +
        'name as their issuer. Leave --org-url out, or start with another data folder.',
    )
  }
  const beginning = { admin: seedData.org.admin, seed: file?.seed ?? ownSeed() }
  const org = await okta.createOrg({ name, ...addresses, ...beginning }).catch(error => {
    throw file && isAboutSeed(error) ? unusable(file.path, error) : error
  })
  org.snapshots.take(BEGINNING)
  return { org, isNew: true }
}

// Of a seed the member that can't be planted is named; what is wrong with the org itself has none, or its name.
const isAboutSeed = (error: unknown): boolean =>
  error instanceof ControlError && error.member !== undefined && error.member !== 'name'

/**
 * Makes an org what it was when it was started, or what its seed file says now. Throws CommandError where that can't be
 * planted any more; then the org is what it was at the start.
 */
export function startAgain(org: RunningOrg, file?: SeedFile): void {
  if (!file) {
    startOver(org)
    return
  }
  org.reset()
  try {
    org.createUser({ ...seedData.org.admin, admin: true })
    org.seed(file.seed)
    org.snapshots.take(BEGINNING)
  } catch (error) {
    startOver(org)
    throw error instanceof ControlError ? unusable(file.path, error) : error
  }
}

const ownSeed = (): Seed => ({ groups: seedData.org.groups, people: seedData.org.people })

/** The seeded workspaces as Alpacon has them now, made where they are missing. */
export async function seedWorkspaces(api: OperatorApi): Promise<NonNullable<Addresses['sp']>['workspaces']> {
  const existing = await listWorkspaces(api)
  const seeded = []
  for (const seed of seedData.workspaces) {
    const workspace = existing.find(({ name }) => name === seed.name) ?? (await createWorkspace(api, seed))
    const { email, password } = seed.superuser
    seeded.push({ ...workspace, superuser: { email, password } })
  }
  return seeded
}

/** Makes Alpacon what it was at a first start: the seeded workspaces as new ones, and no others. */
export async function startWorkspacesAgain(api: OperatorApi): Promise<void> {
  for (const { name } of await listWorkspaces(api)) await deleteWorkspace(api, name)
  await seedWorkspaces(api)
}
