import { z } from 'zod'
import type { Catalog } from '../org/catalog.ts'
import { OktaError } from '../org/errors.ts'
import type { OrgModel } from '../org/org.ts'
import { type Application, type Group, oauthClientSchema, type User } from '../org/state.ts'
import { ControlError, memberName } from './errors.ts'

const login = z.string().min(1).describe('Login of a person of this seed, or of one the org has already.')
const groupName = z.string().min(1).describe('Name of a group of this seed, or of one the org has already.')

const personSchema = z.strictObject({
  firstName: z.string().min(1),
  lastName: z.string().min(1),
  login: z.string().min(1).describe('In the form of an email address; unique in the org.'),
  email: z.string().optional().describe('The login where it is left out.'),
  password: z
    .string()
    .min(1)
    .optional()
    .describe('Without one the person is PROVISIONED and cannot sign in yet.'),
  admin: z.boolean().default(false).describe('Whether the person may open the Admin Console.'),
  groups: z.array(groupName).default([]),
  profile: z.record(z.string(), z.unknown()).default({}).describe('Further attributes of the profile.'),
})

const groupSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().default(''),
  members: z.array(login).default([]),
})

const clientSchema = oauthClientSchema.extend({
  idpInitiatedLogin: z.enum(['DISABLED', 'SPEC', 'OKTA']).default('DISABLED'),
  redirectUris: z.array(z.string()).default([]),
  initiateLoginUri: z.string().nullable().default(null),
  clientId: z.string().optional().describe('The id of the app too; made at random where it is left out.'),
  clientSecret: z.string().min(14).max(100).optional().describe('Made at random where it is left out.'),
})

const appSchema = z
  .strictObject({
    label: z.string().min(1).describe('Unique in the org.'),
    integration: z
      .string()
      .optional()
      .describe(
        'Name of an integration in the catalog; either this or `client`. `bookmark` needs `url` too.',
      ),
    url: z.string().optional().describe('Where a bookmark leads.'),
    client: clientSchema.optional().describe('An OpenID Connect app of one’s own, in no catalog.'),
    hideFromDashboard: z.boolean().default(false),
    people: z.array(login).default([]).describe('Whom the app is assigned to.'),
    groups: z.array(groupName).default([]).describe('The groups that the app is assigned to.'),
  })
  .refine(({ integration, client }) => (integration === undefined) !== (client === undefined), {
    path: ['integration'],
    message: 'an app has either an integration of the catalog or a client',
  })

/** People, groups and apps to put into an org, all of them or none. */
export const seedSchema = z.strictObject({
  groups: z.array(groupSchema).default([]),
  people: z.array(personSchema).default([]),
  apps: z.array(appSchema).default([]),
})

/** What came of a seed. */
export interface Seeded {
  groups: { id: string; name: string }[]
  people: { id: string; login: string; status: User['status'] }[]
  apps: { id: string; label: string; clientSecret: string | null }[]
}

export type Seed = z.input<typeof seedSchema>
type ReadSeed = z.output<typeof seedSchema>

interface Ground {
  model: OrgModel
  catalog: Catalog
}

/**
 * Puts a seed into a model. Throws ControlError, naming the member, where one is not in the form of a seed or the org
 * can't take it; then the model holds what came before it.
 */
export function plant(seed: Seed, { model, catalog }: Ground): Seeded {
  const read = readSeed(seed)
  const groups = read.groups.map(({ name, description }, index) =>
    at(['groups', index], () => model.groups.create({ name, description })),
  )
  const people = read.people.map((person, index) => at(['people', index], () => createPerson(model, person)))
  const groupOf = (name: string): Group =>
    model.groups.byName(name) ?? missing(`There is no group "${name}".`)
  const personOf = (name: string): User => model.users.find(name) ?? missing(`There is no person "${name}".`)

  read.groups.forEach(({ members }, index) => {
    each(members, ['groups', index, 'members'], name =>
      model.groups.addMember(groups[index]!, personOf(name)),
    )
  })
  read.people.forEach((person, index) => {
    each(person.groups, ['people', index, 'groups'], name =>
      model.groups.addMember(groupOf(name), people[index]!),
    )
  })
  const apps = read.apps.map((settings, index) => {
    const app = at(['apps', index], () => createApp({ model, catalog }, settings))
    each(settings.people, ['apps', index, 'people'], name => {
      model.assignments.assignUser(app, personOf(name))
    })
    each(settings.groups, ['apps', index, 'groups'], name => {
      model.assignments.assignGroup(app, groupOf(name))
    })
    return app
  })

  return {
    groups: groups.map(({ id, profile: { name } }) => ({ id, name })),
    people: people.map(({ id, status, profile }) => ({ id, login: profile.login, status })),
    apps: apps.map(({ id, label, clientSecret }) => ({ id, label, clientSecret })),
  }
}

function readSeed(seed: Seed): ReadSeed {
  const parsed = seedSchema.safeParse(seed)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ControlError('invalid_request', issue!.message, { member: memberName(issue!.path) })
}

function createPerson(model: OrgModel, person: ReadSeed['people'][number]): User {
  const { firstName, lastName, login, email, password, admin, profile } = person
  return model.users.create({
    profile: { ...profile, firstName, lastName, login, ...(email !== undefined && { email }) },
    ...(password !== undefined && { password }),
    isAdmin: admin,
  })
}

function createApp({ model, catalog }: Ground, app: ReadSeed['apps'][number]): Application {
  const { label, hideFromDashboard, url, integration } = app
  if (app.client) {
    const { redirectUris, initiateLoginUri, clientId, clientSecret, ...oauthClient } = app.client
    return model.applications.addClient(
      { label, hideFromDashboard },
      { oauthClient, redirectUris, initiateLoginUri, ...(clientSecret !== undefined && { clientSecret }) },
      clientId,
    )
  }
  const found = catalog.find(integration!)
  if (!found) {
    const names = catalog.search().map(({ name }) => name)
    throw new ControlError('invalid_request', `The catalog has no integration "${integration}".`, {
      member: 'integration',
      next: `It has ${names.join(', ')}.`,
    })
  }
  return model.applications.add(found, { label, hideFromDashboard, ...(url !== undefined && { url }) })
}

function missing(sentence: string): never {
  throw new ControlError('invalid_request', sentence)
}

function each(names: readonly string[], path: PropertyKey[], take: (name: string) => void): void {
  for (const [index, name] of names.entries()) at([...path, index], () => take(name))
}

/** Lets a refusal of the model say which part of the seed it is about. */
function at<T>(path: PropertyKey[], make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof ControlError) {
      const member = memberName([...path, ...(error.member === undefined ? [] : [error.member])])
      const message =
        error.member === undefined ? error.message : error.message.slice(error.member.length + 2)
      throw new ControlError(error.code, message, {
        member,
        ...(error.next !== undefined && { next: error.next }),
      })
    }
    if (!(error instanceof OktaError)) throw error
    throw new ControlError('invalid_request', error.causes[0] ?? error.message, { member: memberName(path) })
  }
}
