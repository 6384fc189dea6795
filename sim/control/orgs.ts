import { z } from 'zod'
import { RELEASES } from '../org/release.ts'
import type { RunningOrg } from '../running-org.ts'
import { namedOrg } from './named-org.ts'
import { type OperationGroup, operation } from './operation.ts'
import { asks, moment, tells } from './schemas.ts'
import { seedSchema } from './seed.ts'

const orgSchema = tells(
  'Org',
  z.strictObject({
    name: z.string(),
    id: z.string(),
    url: z.url().describe('Where people sign in.'),
    issuer: z.url().describe('Of the org authorization server: discovery hangs below it.'),
    adminUrl: z.url().describe('The Admin Console.'),
    dashboardUrl: z.url(),
    apiToken: z.string().describe('For the Management API: `Authorization: SSWS …`.'),
    release: z.enum(RELEASES).describe('Of Okta, as far as Express Configuration differs.'),
    created: moment,
    counts: z.strictObject({
      people: z.int().nonnegative(),
      groups: z.int().nonnegative().describe('The built-in group Everyone included.'),
      apps: z.int().nonnegative(),
      assignments: z.int().nonnegative().describe('To people and to groups.'),
      sessions: z.int().nonnegative().describe('Of browsers, ended ones left out.'),
      events: z.int().nonnegative().describe('In the System Log.'),
    }),
  }),
)

const seed = asks('Seed', seedSchema)

const seededSchema = tells(
  'Seeded',
  z.strictObject({
    groups: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    people: z.array(z.strictObject({ id: z.string(), login: z.string(), status: z.string() })),
    apps: z.array(
      z.strictObject({
        id: z.string().describe('The client_id too.'),
        label: z.string(),
        clientSecret: z.string().nullable().describe('Null where the app has none.'),
      }),
    ),
  }),
)

function orgBody({ name, url, adminUrl, dashboardUrl, apiToken, authorizationServers, model }: RunningOrg) {
  const { id, release, created, groups, applications, assignments, groupAssignments } = model.state
  return {
    name,
    id,
    url,
    issuer: authorizationServers.org.issuer,
    adminUrl,
    dashboardUrl,
    apiToken,
    release,
    created,
    counts: {
      people: model.users.count(),
      groups: Object.keys(groups).length,
      apps: Object.keys(applications).length,
      assignments: assignments.length + groupAssignments.length,
      sessions: model.sessions.remember().length,
      events: model.systemLog.list().length,
    },
  }
}

/** Orgs, and what is in them. */
export const orgs: OperationGroup = {
  name: 'Orgs',
  description: 'Orgs of the simulated Okta, and what is in them.',
  operations: [
    operation({
      id: 'listOrgs',
      method: 'GET',
      path: '/_sim/orgs',
      summary: 'Every org',
      answers: {
        status: 200,
        does: 'The orgs, oldest first.',
        schema: tells('Orgs', z.strictObject({ orgs: z.array(orgSchema) })),
      },
      refuses: [],
      run: ({ okta }) => ({ orgs: okta.orgs().map(orgBody) }),
    }),
    operation({
      id: 'createOrg',
      method: 'POST',
      path: '/_sim/orgs',
      summary: 'Make an org, with what it begins with',
      description: 'Where the seed can’t be planted there is no org either.',
      body: asks(
        'NewOrg',
        z.strictObject({
          name: z
            .string()
            .describe('Part of a host name: lowercase letters, digits and hyphens inside, 50 at most.'),
          release: z.enum(RELEASES).optional().describe('The newest where it is left out.'),
          publicUrl: z.string().optional().describe('Where it answers, if not below Okta’s own address.'),
          publicAdminUrl: z.string().optional().describe('Where its Admin Console answers.'),
          chooser: z
            .boolean()
            .optional()
            .describe('Whether people can be chosen at sign-in, without a password.'),
          seed: seed.optional(),
        }),
      ),
      answers: { status: 201, does: 'The org; it can be used at once.', schema: orgSchema },
      refuses: ['conflict'],
      async run({ okta, body }) {
        return orgBody(await okta.createOrg(body))
      },
    }),
    operation({
      id: 'getOrg',
      method: 'GET',
      path: '/_sim/orgs/{name}',
      summary: 'One org: addresses, API token, what it holds',
      answers: { status: 200, does: 'The org.', schema: orgSchema },
      refuses: ['not_found'],
      run: ({ okta, params }) => orgBody(namedOrg(okta, params.name)),
    }),
    operation({
      id: 'deleteOrg',
      method: 'DELETE',
      path: '/_sim/orgs/{name}',
      summary: 'End an org',
      description:
        'Its addresses answer no more; its sessions, snapshots, attempts of Express Configuration, recorded exchanges ' +
        'and its file are gone, and streams of its exchanges end.',
      answers: { status: 204, does: 'It is gone, its file too.' },
      refuses: ['not_found'],
      run({ okta, params }) {
        namedOrg(okta, params.name)
        return okta.deleteOrg(params.name)
      },
    }),
    operation({
      id: 'seedOrg',
      method: 'POST',
      path: '/_sim/orgs/{name}/seed',
      summary: 'Add people, groups and apps, all of them or none',
      description: 'In the System Log it looks as if an administrator had done it.',
      body: seed,
      answers: { status: 201, does: 'What was made, in the order of the request.', schema: seededSchema },
      refuses: ['not_found'],
      run: ({ okta, params, body }) => namedOrg(okta, params.name).seed(body),
    }),
    operation({
      id: 'resetOrg',
      method: 'POST',
      path: '/_sim/orgs/{name}/reset',
      summary: 'Empty an org',
      description:
        'People, groups, rules, apps, assignments, sessions, codes, tokens and the System Log are gone, no fault is in ' +
        'force, the clock shows the real time, and the keys that it began with sign again. Name, id, release, API ' +
        'token and snapshots stay.',
      answers: { status: 200, does: 'The org as it is now.', schema: orgSchema },
      refuses: ['not_found'],
      run({ okta, params }) {
        const org = namedOrg(okta, params.name)
        org.reset()
        return orgBody(org)
      },
    }),
  ],
}
