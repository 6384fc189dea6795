import { expect } from 'vitest'
import { managementClient, ruleRequest } from '../sim/api/management-client.ts'
import { rawRequest } from '../sim/api/raw-request.ts'
import { PASSWORD } from '../sim/okta.ts'
import type { Check, Checks } from './check.ts'

type Api = ReturnType<typeof managementClient>
type Scene = Awaited<ReturnType<Parameters<Check>[0]['newOrg']>>

/** A check that asks the Management API of a fresh org. */
const asking =
  (check: (api: Api, scene: Scene) => Promise<void>): Check =>
  async ({ newOrg }) => {
    const scene = await newOrg()
    await check(managementClient(scene.org), scene)
  }

/** The Management API and the System Log. */
export const managementApi: Checks = {
  'Management API': asking(async api => {
    const { status, body } = await api.get('/policies?type=OKTA_SIGN_ON')
    expect(status).toBe(501)
    const [what, nearest] = body.errorCauses.map(({ errorSummary }) => errorSummary)
    expect(what).toBe('GET /api/v1/policies is not simulated')
    expect(nearest).toMatch(/^There is [A-Z]+ \/api\/v1\//)
    for (const path of ['/users', '/groups', '/groups/rules', '/apps', '/logs']) {
      expect([path, (await api.get(path)).status]).toEqual([path, 200])
    }
  }),

  'API tokens': asking(async (api, { org, ada }) => {
    expect((await api.get('/users/me')).body.id).toBe(ada.id)
    const bearer = { authorization: `Bearer ${org.apiToken}` }
    expect((await api.ask('GET', '/users', undefined, bearer)).status).toBe(401)
  }),

  'rate limits': asking(async (api, { org }) => {
    const { status, headers } = await api.get('/users')
    expect([status, headers.get('x-rate-limit-limit')]).toEqual([200, '600'])
    org.faults.inject('management-api/rate-limited')
    expect([(await api.get('/users')).status, (await api.get('/users')).status]).toEqual([429, 200])
  }),

  'links to activate and to reset a password': asking(async (api, { org, ann }) => {
    const profile = { firstName: 'Eve', lastName: 'Jones', email: 'eve@x.example', login: 'eve@x.example' }
    const { body: eve } = await api.post('/users?activate=false', { profile })
    const activate = await api.post(`/users/${eve.id}/lifecycle/activate?sendEmail=false`)
    const reset = await api.post(`/users/${ann.id}/lifecycle/reset_password?sendEmail=false`)
    const { activationUrl } = activate.body as unknown as { activationUrl: string }
    const { resetPasswordUrl } = reset.body as unknown as { resetPasswordUrl: string }
    for (const url of [activationUrl, resetPasswordUrl]) {
      expect([url.startsWith(org.url), (await fetch(url)).status]).toEqual([true, 404])
    }
    const credentials = { password: { value: 'A-new-one-1' } }
    expect((await api.post(`/users/${ann.id}`, { credentials })).body.status).toBe('ACTIVE')
  }),

  'password policy': asking(async api => {
    const profile = { firstName: 'Eve', lastName: 'Jones', email: 'eve@x.example', login: 'eve@x.example' }
    const created = await api.post('/users', { profile, credentials: { password: { value: 'a' } } })
    expect([created.status, created.body.status]).toEqual([200, 'ACTIVE'])
    expect((await api.post('/authn', { username: profile.login, password: 'a' })).body.status).toBe('SUCCESS')
  }),

  '`POST /authn`': asking(async (api, { org, ann }) => {
    const credentials = { username: ann.profile.login, password: PASSWORD }
    const { sessionToken } = (await api.post('/authn', credentials)).body
    const redeemed = [sessionToken, sessionToken].map(token => org.model.sessionTokens.redeem(token)?.id)
    expect(redeemed).toEqual([ann.id, undefined])
    await api.post(`/users/${ann.id}/lifecycle/expire_password`)
    expect((await api.post('/authn', credentials)).body.status).toBe('PASSWORD_EXPIRED')
    expect((await api.post('/authn/credentials/change_password', {})).status).toBe(501)
  }),

  'client_id of a new app': asking(async api => {
    const { body } = await api.post('/apps', {
      name: 'oidc_client',
      label: 'Own',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { client_id: 'chosen' } },
      settings: { oauthClient: { redirect_uris: ['http://app.example/callback'] } },
    })
    expect([body.credentials.oauthClient.client_id, body.id]).toEqual(['chosen', 'chosen'])
    const app = await api.webApp('Another')
    expect(app.credentials.oauthClient.client_id).toBe(app.id)
  }),

  'changing an app user who comes by a group': asking(async (api, { ann }) => {
    const [app, group] = [await api.webApp('Own'), await api.group('Engineering')]
    await api.put(`/groups/${group.id}/users/${ann.id}`)
    await api.put(`/apps/${app.id}/groups/${group.id}`, {})
    const path = `/apps/${app.id}/users/${ann.id}`
    expect((await api.get(path)).body.scope).toBe('GROUP')
    const changed = await api.post(path, { credentials: { userName: 'annie' } })
    expect([changed.body.scope, changed.body.credentials.userName]).toEqual(['USER', 'annie'])
  }),

  '`sortBy` in a search of users': asking(async api => {
    const query = { search: 'status pr', limit: '1' }
    const sorted = new URLSearchParams({ ...query, sortBy: 'profile.firstName' })
    expect((await api.get(`/users?${new URLSearchParams(query)}`)).links.next).toBeDefined()
    expect((await api.get(`/users?${sorted}`)).links.next).toBeUndefined()
  }),

  'backslash in the text of a filter': asking(async api => {
    await api.person('Win', { nickName: 'C:\\new' })
    const search = new URLSearchParams({ search: 'profile.nickName eq "C:\\new"' })
    expect((await api.get(`/users?${search}`)).body.map(({ profile }) => profile.firstName)).toEqual(['Win'])
  }),

  'group rules': asking(async api => {
    const group = await api.group('Engineering')
    const eve = await api.person('Eve', { department: 'Eng' })
    const rule = await api.post('/groups/rules', ruleRequest('r', 'user.department=="Eng"', group.id))
    await api.post(`/groups/rules/${rule.body.id}/lifecycle/activate`)
    expect((await api.get(`/groups/${group.id}/users`)).body.map(({ id }) => id)).toEqual([eve.id])
    const other = ruleRequest('s', 'Arrays.contains(user.tags, "x")', group.id)
    expect((await api.post('/groups/rules', other)).body.errorCode).toBe('E0000001')
  }),

  'deleting an active rule': asking(async api => {
    const group = await api.group('Engineering')
    const rule = await api.post('/groups/rules', ruleRequest('r', 'user.department=="Eng"', group.id))
    const path = `/groups/rules/${rule.body.id}`
    await api.post(`${path}/lifecycle/activate`)
    const refused = await api.delete(path)
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001'])
    await api.post(`${path}/lifecycle/deactivate`)
    expect((await api.delete(path)).status).toBe(202)
  }),

  'System Log': asking(async api => {
    await api.person('Eve')
    const event = (await api.get('/logs')).body.find(({ eventType }) => eventType === 'user.lifecycle.create')
    expect(event).toMatchObject({
      device: null,
      client: { geographicalContext: null },
      securityContext: { asNumber: null, isp: null },
      legacyEventType: null,
    })
  }),

  'System Log, how much is kept': asking(async (api, { org }) => {
    const { systemLog } = org.model
    for (let events = 0; events < 20_001; events += 1) {
      systemLog.write({ eventType: 'user.session.start', result: 'SUCCESS' })
    }
    expect(systemLog.list().length).toBeGreaterThanOrEqual(18_000)
    expect(systemLog.list().length).toBeLessThanOrEqual(20_000)
    expect((await api.get('/logs?limit=1')).body[0]).toMatchObject({ uuid: systemLog.list()[0]!.uuid })
  }),

  '411 and 413': asking(async (api, { org }) => {
    const long = await api.post('/users', { profile: { note: 'x'.repeat(300_000) } })
    expect([long.status, Object.keys(long.body).sort()]).toEqual([
      413,
      ['errorCauses', 'errorCode', 'errorId', 'errorLink', 'errorSummary'],
    ])
    const withoutLength = await rawRequest(org.url, [
      'POST /api/v1/groups HTTP/1.1',
      `Authorization: SSWS ${org.apiToken}`,
    ])
    expect(withoutLength).toMatch(/^HTTP\/1\.1 411 /)
    expect(withoutLength).toContain('"errorSummary":')
  }),

  'filter of the claim `groups`': asking(async api => {
    const app = await api.webApp('Own')
    const path = `/internal/apps/${app.id}/settings/oauth/idToken`
    expect((await api.get(path)).body).toMatchObject({ valueType: 'NONE' })
    const named = (name: string) => api.post(path, { groupFilterType: 'REGEX', name, value: '.*' })
    expect([(await named('teams')).status, (await named('groups')).status]).toEqual([400, 200])
    expect((await api.get(`/apps/${app.id}`)).body).not.toHaveProperty('settings.oauthClient.groups_claim')
  }),
}
