import { ownApp } from '../../../scenarios/harness/management-api.ts'

/** A call of an API: method, path and body. */
export type Call = [method: string, path: string, body?: unknown]

/** Things of an org that calls name. */
export interface Things {
  login: string
  password: string
  userId: string
  groupId: string
  ruleId: string
  appId: string
  /** The app that was connected by Express Configuration. */
  connectedAppId: string
}

const rule = (groupId: string) => ({
  type: 'group_rule',
  name: 'Engineers',
  conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="Engineering"' } },
  actions: { assignUserToGroups: { groupIds: [groupId] } },
})

const app = {
  ...ownApp,
  settings: {
    oauthClient: { ...ownApp.settings.oauthClient, grant_types: ['authorization_code', 'refresh_token'] },
  },
}

const person = (login: string) => ({
  profile: { firstName: 'Spare', lastName: 'Person', email: login, login, department: 'Engineering' },
  credentials: { password: { value: 'Correct-Horse-9' } },
})

/** What makes the things that the other calls name. */
export const beginnings = {
  person,
  group: { profile: { name: 'Spares', description: 'To be altered' } },
  app,
  rule,
}

/** The Management API, as an administrator's scripts call it, with a body wherever one is taken. */
export function managementCalls({
  login,
  password,
  connectedAppId,
  userId,
  groupId,
  ruleId,
  appId,
}: Things): Call[] {
  const [user, group, itsApp] = [`/users/${userId}`, `/groups/${groupId}`, `/apps/${appId}`]
  return [
    ['POST', '/authn', { username: login, password }],
    ['GET', '/users?limit=2&q=Sp'],
    ['GET', `/users?${new URLSearchParams({ search: 'profile.department eq "Engineering"', limit: '1' })}`],
    ['GET', `/users?${new URLSearchParams({ filter: 'status eq "ACTIVE"' })}`],
    ['POST', '/users?activate=true', person('another@spare.example')],
    ['POST', user, { profile: { firstName: 'Other' } }],
    ['PUT', user, person(login)],
    ['GET', '/groups?q=Sp&limit=1'],
    ['POST', '/groups', { profile: { name: 'Others', description: 'Made by a call' } }],
    ['PUT', group, { profile: { name: 'Spares', description: 'Altered' } }],
    ['PUT', `${group}/users/${userId}`],
    ['GET', '/groups/rules?limit=1'],
    ['POST', '/groups/rules', { ...rule(groupId), name: 'Others' }],
    ['PUT', `/groups/rules/${ruleId}`, { ...rule(groupId), id: ruleId }],
    ['GET', `/apps?${new URLSearchParams({ filter: 'status eq "ACTIVE"', limit: '1' })}`],
    ['POST', '/apps', { ...app, label: 'Another' }],
    ['PUT', itsApp, app],
    ['POST', `${itsApp}/users`, { id: userId, scope: 'USER', credentials: { userName: login } }],
    ['POST', `${itsApp}/users/${userId}`, { credentials: { userName: login } }],
    ['GET', `${itsApp}/users?limit=1&expand=user`],
    ['PUT', `${itsApp}/groups/${groupId}`, { priority: 0 }],
    [
      'POST',
      `/internal${itsApp}/settings/oauth/idToken`,
      { valueType: 'GROUPS', groupFilterType: 'STARTS_WITH', value: 'S' },
    ],
    ['POST', `/apps/${connectedAppId}/express-configure/SSO`],
    [
      'GET',
      `/logs?${new URLSearchParams({ filter: 'eventType eq "user.session.start"', since: '2020-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z', limit: '5', sortOrder: 'DESCENDING' })}`,
    ],
    ['GET', '/logs?q=sign&limit=3'],
  ]
}

/** The control, on an org that may come to an end. */
export function controlCalls(org: string): Call[] {
  const at = `/_sim/orgs/${org}`
  const seed = {
    groups: [{ name: 'Crew' }],
    people: [
      {
        firstName: 'Ann',
        lastName: 'Jones',
        login: 'ann@seed.example',
        password: 'Correct-Horse-9',
        groups: ['Crew'],
        profile: { department: 'Sea' },
      },
    ],
    apps: [
      {
        label: 'Mine',
        groups: ['Crew'],
        client: { clientId: 'my-client', redirectUris: ['http://localhost:3000/callback'] },
      },
      { label: 'Docs', integration: 'bookmark', url: 'https://docs.example/' },
    ],
  }
  return [
    ['POST', '/_sim/orgs', { name: `${org}-more`, release: '2025.11', seed }],
    ['POST', `${at}/seed`, seed],
    ['POST', `${at}/snapshots`, { name: 'seeded' }],
    ['POST', `${at}/snapshots/seeded/restore`],
    ['PUT', `${at}/clock`, { offsetSeconds: 60 }],
    ['PUT', `${at}/clock`, { now: '2030-01-31T12:00:00Z' }],
    ['POST', `${at}/faults`, { name: 'id-token/iss-other-tenant', times: 2, with: 'https://other.example' }],
    ['POST', `${at}/keys/rotate`],
    ['POST', `${at}/reset`],
    ['GET', '/_sim/exchanges?limit=5&after=0'],
    ['GET', '/_sim/exchanges/stream?after=0'],
  ]
}

/** Alpacon's operator API. */
export function operatorCalls(workspace: string, user: string): Call[] {
  const superuser = {
    email: 'olga@another.example',
    password: 'Owner-of-it-1',
    first_name: 'Olga',
    last_name: 'Owner',
  }
  const identities = [{ issuer: 'https://other.example', subject: '00u1' }]
  const at = `/api/operator/workspaces/${workspace}`
  return [
    [
      'POST',
      '/api/operator/workspaces',
      { name: `${workspace}-more`, display_name: 'More', plan: 'Enterprise', superuser },
    ],
    ['PATCH', at, { connection_delay_ms: 0 }],
    ['PATCH', at, { longest_sign_in_age_s: 3600, plan: 'Enterprise' }],
    ['POST', `${at}/members`, { ...superuser, email: 'mia@another.example', role: 'staff', identities }],
    ['PATCH', `${at}/users/${user}`, { is_active: true }],
  ]
}
