import { describe, expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient, ruleRequest } from './management-client.ts'
import { error } from './shapes/log-and-errors.ts'

const { newOrg } = oktaOfThisFile()

interface Refusal {
  ask: [method: string, path: string, body?: unknown, headers?: Record<string, string>]
  answer: [status: number, errorCode: string, errorSummary: string]
  /** Part of the first cause. */
  cause?: string
}

const INVALID = (member: string) => [400, 'E0000001', `Api validation failed: ${member}`] as const
const NOT_FOUND = (what: string) => [404, 'E0000007', `Not found: Resource not found: ${what}`] as const
const person = (login: unknown) => ({ firstName: 'A', lastName: 'B', email: 'a@example.com', login })
const app = (more: object) => ({ name: 'oidc_client', label: 'New', signOnMode: 'OPENID_CONNECT', ...more })
const client = (settings: object) => app({ settings: { oauthClient: settings } })
const status = [403, 'E0000038', "This operation is not allowed in the user's current status."] as const
const search = [400, 'E0000031', 'Invalid search criteria.'] as const

// {ann}, {ben}, {gone}, {group}, {everyone}, {app} and {taken} stand for ids of the scene.
const REFUSALS: Record<string, Refusal> = {
  'no token': {
    ask: ['GET', '/users', undefined, { authorization: '' }],
    answer: [401, 'E0000011', 'Invalid token provided'],
  },
  'a token of another kind': {
    ask: ['GET', '/users', undefined, { authorization: 'Bearer 00Qabc' }],
    answer: [401, 'E0000011', 'Invalid token provided'],
  },
  'a body that is no JSON': {
    ask: ['POST', '/users', '{"profile":'],
    answer: [400, 'E0000003', 'The request body was not well-formed.'],
  },
  'no body where one is needed': {
    ask: ['POST', '/users'],
    answer: [400, 'E0000003', 'The request body was not well-formed.'],
  },
  'a body that is too long': {
    ask: ['POST', '/users', { profile: person('x'.repeat(300_000)) }],
    answer: [413, 'E0000003', 'The request body was not well-formed.'],
  },
  'a method that the address does not have': {
    ask: ['PATCH', '/users/{ann}'],
    answer: [405, 'E0000022', 'The endpoint does not support the provided HTTP method'],
  },
  'a route that is not there': {
    ask: ['GET', '/apps/{app}/features'],
    answer: [501, 'E0000052', 'Endpoint not implemented.'],
    cause: 'is not simulated',
  },
  'a person who is not there': {
    ask: ['GET', '/users/no@example.com'],
    answer: [...NOT_FOUND('no@example.com (User)')],
  },
  'a name that every object has': {
    ask: ['GET', '/users/constructor'],
    answer: [...NOT_FOUND('constructor (User)')],
  },
  'a group that is not there': { ask: ['GET', '/groups/00g1'], answer: [...NOT_FOUND('00g1 (UserGroup)')] },
  'a rule that is not there': {
    ask: ['GET', '/groups/rules/0pr1'],
    answer: [...NOT_FOUND('0pr1 (GroupRule)')],
  },
  'an app that is not there': { ask: ['GET', '/apps/0oa1'], answer: [...NOT_FOUND('0oa1 (AppInstance)')] },
  'somebody who does not have the app': {
    ask: ['GET', '/apps/{app}/users/{ben}'],
    answer: [...NOT_FOUND('{ben} (AppUser)')],
  },
  'a group that does not have the app': {
    ask: ['DELETE', '/apps/{app}/groups/{group}'],
    answer: [...NOT_FOUND('{group} (UserGroup)')],
  },
  'no session': {
    ask: ['GET', '/sessions/me', undefined, { authorization: '' }],
    answer: [...NOT_FOUND('me (Session)')],
  },
  'a login that is taken': {
    ask: ['POST', '/users', { profile: person('{taken}') }],
    answer: [...INVALID('login')],
    cause: 'login: An object with this field already exists in the current organization',
  },
  'a login that is no address': {
    ask: ['POST', '/users', { profile: person('ann') }],
    answer: [...INVALID('login')],
    cause: 'login: Username must be in the form of an email address',
  },
  'a login that is no text': {
    ask: ['POST', '/users', { profile: person(7) }],
    answer: [...INVALID('profile.login')],
  },
  'no first name': {
    ask: ['POST', '/users', { profile: { ...person('x@example.com'), firstName: undefined } }],
    answer: [...INVALID('profile.firstName')],
    cause: 'profile.firstName: The field cannot be left blank',
  },
  'a new person in a group that is not there': {
    ask: ['POST', '/users', { profile: person('x@example.com'), groupIds: ['00g1'] }],
    answer: [...NOT_FOUND('00g1 (UserGroup)')],
  },
  'activating who is active': {
    ask: ['POST', '/users/{ann}/lifecycle/activate'],
    answer: [403, 'E0000016', 'Activation failed because the user is already active'],
  },
  'suspending who is not active': {
    ask: ['POST', '/users/{gone}/lifecycle/suspend'],
    answer: [...INVALID('suspend')],
    cause: 'Cannot suspend a user that is not active',
  },
  'unsuspending who is active': { ask: ['POST', '/users/{ann}/lifecycle/unsuspend'], answer: [...status] },
  'unlocking who is not locked': { ask: ['POST', '/users/{ann}/lifecycle/unlock'], answer: [...status] },
  'reactivating who is active': { ask: ['POST', '/users/{ann}/lifecycle/reactivate'], answer: [...status] },
  'deactivating twice': { ask: ['POST', '/users/{gone}/lifecycle/deactivate'], answer: [...status] },
  'assigning who is deactivated': {
    ask: ['POST', '/apps/{app}/users', { id: '{gone}' }],
    answer: [...status],
  },
  'assigning twice': {
    ask: ['POST', '/apps/{app}/users', { id: '{ann}' }],
    answer: [409, 'E0000062', 'The specified user is already assigned to the application.'],
  },
  'a group name that is taken': {
    ask: ['POST', '/groups', { profile: { name: 'Engineering' } }],
    answer: [...INVALID('name')],
  },
  'putting somebody into Everyone': {
    ask: ['PUT', '/groups/{everyone}/users/{ann}'],
    answer: [403, 'E0000006', 'You do not have permission to perform the requested action'],
  },
  'deleting Everyone': {
    ask: ['DELETE', '/groups/{everyone}'],
    answer: [403, 'E0000006', 'You do not have permission to perform the requested action'],
  },
  'a rule whose expression is none': {
    ask: ['POST', '/groups/rules', ruleRequest('R', 'user.department=', '{group}')],
    answer: [...INVALID('conditions.expression.value')],
    cause: 'character 16',
  },
  'a rule of another kind': {
    ask: ['POST', '/groups/rules', { ...ruleRequest('R', 'true', '{group}'), type: 'rule' }],
    answer: [...INVALID('type')],
  },
  'an app label that is taken': {
    ask: ['POST', '/apps', client({ redirect_uris: ['http://a.example/'] })],
    answer: [400, 'E0000040', 'Application label must not be the same as an existing application label.'],
  },
  'an app that is in no catalog': {
    ask: ['POST', '/apps', app({ name: 'unheard_of', label: 'Other' })],
    answer: [...INVALID('name')],
    cause: 'acme_desk',
  },
  'a web app without a redirect URI': {
    ask: ['POST', '/apps', { ...client({}), label: 'Other' }],
    answer: [...INVALID('redirect_uris')],
  },
  'a tile that leads nowhere': {
    ask: [
      'POST',
      '/apps',
      {
        ...client({ redirect_uris: ['http://a.example/'], idp_initiated_login: { mode: 'SPEC' } }),
        label: 'Other',
      },
    ],
    answer: [...INVALID('initiate_login_uri')],
  },
  'a tile that leads to a script': {
    ask: [
      'POST',
      '/apps',
      {
        ...client({ redirect_uris: ['http://a.example/'], initiate_login_uri: 'javascript:alert(1)' }),
        label: 'Other',
      },
    ],
    answer: [...INVALID('initiate_login_uri')],
  },
  'a mode that there is none of': {
    ask: ['POST', '/apps', client({ idp_initiated_login: { mode: 'MAYBE' } })],
    answer: [...INVALID('settings.oauthClient.idp_initiated_login.mode')],
  },
  'deleting an active app': {
    ask: ['DELETE', '/apps/{app}'],
    answer: [403, 'E0000056', 'Delete application forbidden.'],
  },
  'a filter that cannot be read': { ask: ['GET', '/users?filter=status%20eq'], answer: [...search] },
  'a filter by what cannot be filtered by': {
    ask: ['GET', '/users?filter=profile.department%20eq%20%22Eng%22'],
    answer: [...search],
  },
  'a filter with an operator that only search has': {
    ask: ['GET', '/users?filter=profile.login%20sw%20%22ann%22'],
    answer: [...search],
  },
  'two ways of searching at once': {
    ask: ['GET', '/users?q=a&search=id%20pr'],
    answer: [400, 'E0000033', "Bad request. Can't specify a search query and filter in the same request."],
  },
  'a limit that is none': { ask: ['GET', '/users?limit=0'], answer: [...INVALID('limit')] },
  'a cursor that is not Okta’s': {
    ask: ['GET', '/users?after=00u1'],
    answer: [400, 'E0000029', 'Invalid paging request.'],
  },
  'a time that is none': {
    ask: ['GET', '/logs?since=yesterday'],
    answer: [
      400,
      'E0000030',
      "Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, e.g. 2013-01-01T12:00:00.000-07:00.",
    ],
  },
  'an order that there is none of': {
    ask: ['GET', '/logs?sortOrder=RANDOM'],
    answer: [...INVALID('sortOrder')],
  },
  'a wrong password': {
    ask: ['POST', '/authn', { username: '{taken}', password: 'no' }],
    answer: [401, 'E0000004', 'Authentication failed'],
  },
  'a person nobody knows signing in': {
    ask: ['POST', '/authn', { username: 'no@example.com', password: 'no' }],
    answer: [401, 'E0000004', 'Authentication failed'],
  },
}

describe('is refused in Okta’s words', () => {
  test.each(Object.entries(REFUSALS))('%s', async (_what, { ask, answer, cause }) => {
    const { org, ann, ben } = await newOrg()
    const api = managementClient(org)
    const made = await api.webApp('New')
    await api.post(`/apps/${made.id}/users`, { id: ann.id })
    const gone = await api.person('Gone')
    await api.post(`/users/${gone.id}/lifecycle/deactivate`)
    const ids: Record<string, string> = {
      ann: ann.id,
      ben: ben.id,
      gone: gone.id,
      group: (await api.group('Engineering')).id,
      everyone: org.model.groups.byName('Everyone')!.id,
      app: made.id,
      taken: ann.profile.login,
    }
    const filled = JSON.parse(
      JSON.stringify({ ask, answer }).replace(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole),
    ) as Pick<Refusal, 'ask' | 'answer'>
    const [method, path, body, headers] = filled.ask
    const got = await api.ask(method, path, body ?? undefined, headers)
    expect([got.status, got.body.errorCode, got.body.errorSummary]).toEqual(filled.answer)
    expect(error.safeParse(got.body).error).toBeUndefined()
    expect(got.body.errorLink).toBe(got.body.errorCode)
    if (cause) expect(got.body.errorCauses[0]!.errorSummary).toContain(cause)
    expect(got.headers.get('x-okta-request-id')).toMatch(/^\w{20,}$/)
  })
})
