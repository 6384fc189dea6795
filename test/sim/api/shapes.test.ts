import { expect, test } from 'vitest'
import type { z } from 'zod'
import { addDesk, oktaOfThisFile } from '../okta.ts'
import { managementClient, ruleRequest } from './management-client.ts'
import * as applications from './shapes/applications.ts'
import * as log from './shapes/log-and-errors.ts'
import * as people from './shapes/people.ts'
import * as sessions from './shapes/sessions.ts'

const { newOrg } = oktaOfThisFile()
const shapes = { ...applications, ...log, ...people, ...sessions }

/** Which members of an answer are wrong, missing or too many; none where it has the shape. */
function faults(shape: z.ZodType, value: unknown): string[] {
  return (
    shape.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  )
}

async function scene() {
  const { org } = await newOrg()
  const api = managementClient(org)
  return { org, api }
}

test('a person has the shape of Okta’s User in every status, alone and in a list', async () => {
  const { api } = await scene()
  const profile = { firstName: 'Eve', lastName: 'Jones', email: 'eve@example.com', login: 'eve@example.com' }
  const staged = await api.post('/users?activate=false', { profile })
  expect([staged.status, staged.body.status]).toEqual([200, 'STAGED'])
  expect(faults(shapes.user, staged.body)).toEqual([])

  const { id } = staged.body
  const seen = ['STAGED']
  const steps: [string, unknown][] = [
    [`/users/${id}/lifecycle/activate?sendEmail=false`, undefined],
    [`/users/${id}`, { credentials: { password: { value: 'Password-1' } } }],
    [`/users/${id}/lifecycle/suspend`, undefined],
    [`/users/${id}/lifecycle/unsuspend`, undefined],
    [`/users/${id}/lifecycle/expire_password`, undefined],
    [`/users/${id}/lifecycle/reset_password?sendEmail=false`, undefined],
    [`/users/${id}/lifecycle/deactivate`, undefined],
  ]
  for (const [path, body] of steps) {
    expect((await api.post(path, body)).status, path).toBe(200)
    const alone = await api.get(`/users/${id}`)
    expect(faults(shapes.user, alone.body), path).toEqual([])
    seen.push(alone.body.status)
  }
  expect(seen).toEqual([
    'STAGED',
    'PROVISIONED',
    'ACTIVE',
    'SUSPENDED',
    'ACTIVE',
    'PASSWORD_EXPIRED',
    'RECOVERY',
    'DEPROVISIONED',
  ])
  const list = await api.get('/users?search=id%20pr')
  expect(list.body).toHaveLength(4)
  expect(faults(shapes.listedUser.array(), list.body)).toEqual([])
})

test('the lifecycle answers with what Okta answers: nothing, an activation, a reset', async () => {
  const { api } = await scene()
  const { id } = await api.person('Eve')
  const { body: pending } = await api.post('/users', {
    profile: { firstName: 'P', lastName: 'J', email: 'p@example.com', login: 'p@example.com' },
  })
  const invitation = await api.post(`/users/${pending.id}/lifecycle/reactivate?sendEmail=false`)
  expect(faults(shapes.activation, invitation.body)).toEqual([])
  const expired = await api.post(`/users/${id}/lifecycle/expire_password`)
  expect(faults(shapes.user, expired.body)).toEqual([])
  const reset = await api.post(`/users/${id}/lifecycle/reset_password?sendEmail=false`)
  expect(faults(shapes.passwordReset, reset.body)).toEqual([])
  const gone = await api.post(`/users/${id}/lifecycle/deactivate`)
  expect(faults(shapes.nothing, gone.body)).toEqual([])
})

test('groups and group rules have Okta’s shapes', async () => {
  const { api } = await scene()
  const made = await api.post('/groups', { profile: { name: 'Engineering', description: 'Builds' } })
  expect([made.status, faults(shapes.group, made.body)]).toEqual([200, []])
  const list = await api.get('/groups')
  expect(list.body.map(group => group.type).sort()).toEqual(['BUILT_IN', 'OKTA_GROUP'])
  expect(faults(shapes.group.array(), list.body)).toEqual([])

  const rule = await api.post(
    '/groups/rules',
    ruleRequest('Engineers', 'user.department=="Eng"', made.body.id),
  )
  expect([rule.status, rule.body.status, faults(shapes.groupRule, rule.body)]).toEqual([200, 'INACTIVE', []])
  expect((await api.post(`/groups/rules/${rule.body.id}/lifecycle/activate`)).status).toBe(204)
  const rules = await api.get('/groups/rules')
  expect(rules.body.map(one => one.status)).toEqual(['ACTIVE'])
  expect(faults(shapes.groupRule.array(), rules.body)).toEqual([])
})

test('apps have Okta’s shapes; the client secret is in the answer that made it only', async () => {
  const { api, org } = await scene()
  const made = await api.webApp('Portal')
  expect(faults(shapes.newOidcApp, made)).toEqual([])
  expect(made.credentials.oauthClient.client_id).toBe(made.id)
  const read = await api.get(`/apps/${made.id}`)
  expect(faults(shapes.oidcApp, read.body)).toEqual([])
  const renamed = await api.put(`/apps/${made.id}`, { ...read.body, label: 'Doorway' })
  expect([renamed.body.label, faults(shapes.oidcApp, renamed.body)]).toEqual(['Doorway', []])
  const secret = 'a-secret-that-somebody-chose-themselves-012'
  const renewed = await api.put(`/apps/${made.id}`, {
    label: 'Doorway',
    credentials: { oauthClient: { client_secret: secret } },
  })
  expect(faults(shapes.newOidcApp, renewed.body)).toEqual([])
  expect(renewed.body.credentials.oauthClient.client_secret).toBe(secret)

  const bookmark = await api.post('/apps', {
    name: 'bookmark',
    label: 'Canteen',
    signOnMode: 'BOOKMARK',
    settings: { app: { url: 'http://canteen.example/' } },
  })
  expect(faults(shapes.bookmarkApp, bookmark.body)).toEqual([])
  addDesk(org, 'Another Desk')
  const list = await api.get('/apps')
  expect(list.body).toHaveLength(4)
  for (const app of list.body) {
    expect(faults(app.name === 'bookmark' ? shapes.bookmarkApp : shapes.oidcApp, app), app.label).toEqual([])
  }
})

test('assignments, tiles and what they came by have Okta’s shapes', async () => {
  const { api } = await scene()
  const app = await api.webApp('Portal', {
    initiate_login_uri: 'http://app.example/login',
    idp_initiated_login: { mode: 'SPEC', default_scope: [] },
  })
  const [eve, max] = [await api.person('Eve'), await api.person('Max')]
  const group = await api.group('Engineering')
  await api.put(`/groups/${group.id}/users/${max.id}`)
  const own = await api.post(`/apps/${app.id}/users`, { id: eve.id, scope: 'USER' })
  expect([own.status, faults(shapes.ownAppUser, own.body)]).toEqual([200, []])
  const given = await api.put(`/apps/${app.id}/groups/${group.id}`, { priority: 0 })
  expect([given.status, faults(shapes.appGroup, given.body)]).toEqual([200, []])
  const viaGroup = await api.get(`/apps/${app.id}/users/${max.id}`)
  expect(faults(shapes.groupAppUser, viaGroup.body)).toEqual([])
  const groups = await api.get(`/apps/${app.id}/groups`)
  expect(faults(shapes.appGroup.array(), groups.body)).toEqual([])
  const tiles = await api.get(`/users/${max.id}/appLinks`)
  expect(tiles.body).toHaveLength(1)
  expect(faults(shapes.appLink.array(), tiles.body)).toEqual([])
})

test('a session and both outcomes of authn that tell something have Okta’s shapes', async () => {
  const { api, org } = await scene()
  const eve = await api.person('Eve')
  const { sid } = org.store.openSession(eve.id)
  const session = await api.ask('GET', '/sessions/me', undefined, { authorization: '', cookie: `sid=${sid}` })
  expect([session.status, faults(shapes.session, session.body)]).toEqual([200, []])
  const credentials = { username: 'eve@example.com', password: 'Eve-Password-1' }
  expect(faults(shapes.authnSuccess, (await api.post('/authn', credentials)).body)).toEqual([])
  await api.post(`/users/${eve.id}/lifecycle/expire_password`)
  expect(faults(shapes.authnPasswordExpired, (await api.post('/authn', credentials)).body)).toEqual([])
})

test('every event of the log has Okta’s shape, asked for over HTTP or not', async () => {
  const { api, org } = await scene()
  const eve = await api.person('Eve')
  const app = await api.webApp('Portal')
  await api.post(`/apps/${app.id}/users`, { id: eve.id })
  await fetch(`${org.url}/oauth2/v1/authorize?client_id=${app.id}&redirect_uri=http://wrong.example`)
  const events = await api.get('/logs?limit=1000')
  expect(faults(shapes.logEvent.array(), events.body)).toEqual([])
  const types = events.body.map(event => event.transaction.type)
  expect([...new Set(types)].sort()).toEqual(['JOB', 'WEB'])
})
