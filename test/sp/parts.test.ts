import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AlpaconParts, defaultParts, type RunningAlpacon } from '../../sp/index.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { openBrowser } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import {
  accessToken,
  approvalCode,
  askAsClient,
  askForApproval,
  call,
  connectionBody,
  enabling,
  exchange,
  firstGeneration,
  oinRedirectUri,
} from './express-configuration-client.ts'
import type { OktaStandIn } from './okta-stand-in.ts'
import { operatorOf } from './operator.ts'

// One port for all: Okta's client has one redirect URI.
let sp: RunningAlpacon
let okta: OktaStandIn
const parts: AlpaconParts = { ...defaultParts }
const replaceable = Object.fromEntries(
  Object.keys(defaultParts).map(name => [
    name,
    (...given: unknown[]) => Reflect.apply(parts[name as keyof AlpaconParts], undefined, given),
  ]),
) as unknown as AlpaconParts

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta({ parts: replaceable }))
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(() => {
  Object.assign(parts, defaultParts)
  okta.reset()
  okta.person = { sub: '00ugrace', email: 'grace@example.test', given_name: 'Grace', family_name: 'Hopper' }
})

test('without provisioning nobody new gets in', async () => {
  parts.provision = () => ({ refused: 'not-a-member' })
  const acme = await connectedWorkspace(sp, okta.issuer)
  expect((await acme.continueWithOkta()).page.status).toBe(403)
  expect(await acme.users()).toHaveLength(1)
})

test('a button can be shown before its connection is ready', async () => {
  parts.isOffered = ({ enabled }) => enabled !== null
  const acme = await connectedWorkspace(sp, okta.issuer, { connection_delay_ms: 60_000 })
  expect((await acme.continueWithOkta()).page.url.href).toBe(`${acme.url}/`)
})

test('a staff member can be let approve, up to the token', async () => {
  parts.mayApprove = user =>
    user.is_staff ? { allowed: true } : { allowed: false, reason: { kind: 'deactivated' } }
  const acme = await connectedWorkspace(sp, okta.issuer)
  const staff = {
    email: 's@example.test',
    password: 'correct horse',
    first_name: 'S',
    last_name: 'T',
    role: 'staff',
  }
  await acme.operator.call('POST', `workspaces/${acme.name}/members`, staff)
  const browser = openBrowser({ stopAt: oinRedirectUri })
  const consent = await askForApproval(sp, browser, { workspace: acme.name, ...staff })
  expect((await browser.press(consent, 'Accept')).url.searchParams.has('code')).toBe(true)
})

test('an initiation can land in another workspace', async () => {
  const acme = await connectedWorkspace(sp, okta.issuer)
  const other = await connectedWorkspace(sp, okta.issuer)
  parts.resolveInitiation = (_request, workspaces) => {
    const workspace = workspaces.ofOrganization(other.organization)!
    return { workspace, connection: workspace.connections[0]! }
  }
  expect((await openBrowser().open(acme.tile())).url.href).toBe(`${other.url}/`)
})

test('names can be taken from the ID token, which has none', async () => {
  parts.readIdentity = (idToken, userinfo) =>
    defaultParts.readIdentity(idToken, { ...idToken, email: userinfo.email, email_verified: true })
  const acme = await connectedWorkspace(sp, okta.issuer)
  await acme.continueWithOkta()
  expect((await acme.users())[1]).toMatchObject({ first_name: '', last_name: '' })
})

test('the email can be made the key', async () => {
  parts.findUser = (workspace, { email }) => workspace.users.find(user => user.email === email)
  const acme = await connectedWorkspace(sp, okta.issuer)
  okta.person = { ...okta.person, email: acme.superuser.email }
  const { browser } = await acme.continueWithOkta()
  expect((await browser.whoami(acme.url)).body).toMatchObject({ user: { role: 'superuser' } })
})

test('another Okta org can take over without consent', async () => {
  parts.mayReplace = () => true
  const acme = await connectedWorkspace(sp, okta.issuer)
  const token = await accessToken(sp, acme.superuser)
  const body = connectionBody(sp, { name: 'okta-taking-over', issuer: 'http://other.okta.localhost:4600' })
  const { body: made } = await call(sp, token, 'POST', 'connections', body)
  await call(sp, token, 'POST', `organizations/${acme.organization}/enabled_connections`, enabling(made.id))
  expect(await acme.connections()).toMatchObject([{ issuer: body.options.issuer, enabled: true }])
})

test("a token can reach another workspace's connection", async () => {
  parts.tokenReaches = () => true
  const [mine, theirs] = [
    await connectedWorkspace(sp, okta.issuer),
    await connectedWorkspace(sp, 'http://other.okta.localhost:4600'),
  ]
  const token = await accessToken(sp, mine.superuser)
  const [{ id, issuer }] = await theirs.connections()
  const { options } = connectionBody(sp, { name: 'x', issuer, clientId: '0oaevil' })
  expect((await call(sp, token, 'PATCH', `connections/${id}`, { options })).status).toBe(200)
  expect(await theirs.connections()).toMatchObject([{ client_id: '0oaevil' }])
  const path = `organizations/${theirs.organization}/enabled_connections`
  expect((await call(sp, token, 'GET', path)).body).toMatchObject([{ connection_id: id }])
})

test('a token that reaches another workspace has no consent of its superuser', async () => {
  parts.tokenReaches = () => true
  const other = 'http://other.okta.localhost:4600'
  const consenting = { ticked: { replace: okta.issuer } }
  // Before the org is connected to the second workspace, which leaves the first with nothing to replace.
  const mine = await connectedWorkspace(sp, okta.issuer)
  const myToken = await accessToken(sp, mine.superuser, consenting)
  const theirs = await connectedWorkspace(sp, okta.issuer)
  const theirToken = await accessToken(sp, theirs.superuser, consenting)
  const body = connectionBody(sp, { name: 'okta-to-replace', issuer: other })
  const { body: made } = await call(sp, theirToken, 'POST', 'connections', body)
  const path = `organizations/${theirs.organization}/enabled_connections`
  expect(await call(sp, myToken, 'POST', path, enabling(made.id))).toMatchObject({
    status: 409,
    body: { errorCode: 'organization_connected' },
  })
  expect((await call(sp, theirToken, 'POST', path, enabling(made.id))).status).toBe(201)
})

test('a token can do what its scopes do not say', async () => {
  parts.coversOperation = () => true
  const acme = await connectedWorkspace(sp, okta.issuer)
  await accessToken(sp, acme.superuser, { changes: firstGeneration })
  const { body } = await askAsClient(sp, { organization: acme.organization, scope: 'read:connections' })
  const [{ id }] = await acme.connections()
  const change = { display_name: 'Changed' }
  expect((await call(sp, String(body.access_token), 'PATCH', `connections/${id}`, change)).status).toBe(200)
})

test('a code can be taken twice', async () => {
  parts.isCodeSpent = () => false
  const acme = await connectedWorkspace(sp, okta.issuer)
  const code = await approvalCode(sp, acme.superuser)
  for (const _ of [1, 2]) {
    const { body } = await exchange(sp, code)
    expect((await call(sp, String(body.access_token), 'GET', 'connections')).status).toBe(200)
  }
})

test('the connection of the workspace before can be kept', async () => {
  parts.previousConnection = connection => connection
  const before = await connectedWorkspace(sp, okta.issuer)
  await connectedWorkspace(sp, okta.issuer)
  expect((await before.continueWithOkta()).page.url.href).toBe(`${before.url}/`)
})

test('endpoints elsewhere can be trusted, up to Okta’s own pages', async () => {
  const acme = await connectedWorkspace(sp, okta.issuer)
  okta.alterMetadata = metadata => ({ ...metadata, token_endpoint: `${sp.url}/elsewhere` })
  expect((await acme.continueWithOkta()).page.url.origin).toBe(sp.authUrl)
  expect(okta.requests.map(({ pathname }) => pathname)).not.toContain('/auth')
  parts.checkMetadata = () => undefined
  await acme.continueWithOkta()
  expect(okta.requests.map(({ pathname }) => pathname)).toContain('/auth')
})

test('the same state can be used for every sign-in', async () => {
  const fresh = defaultParts.freshExpectations(undefined)
  parts.freshExpectations = () => fresh
  const acme = await connectedWorkspace(sp, okta.issuer)
  for (const _ of [1, 2]) expect((await acme.continueWithOkta()).page.url.href).toBe(`${acme.url}/`)
  const states = okta.requests.map(({ searchParams }) => searchParams.get('state')).filter(Boolean)
  expect(new Set(states)).toEqual(new Set([fresh.state]))
})

test('a connection that is not enabled can be offered, up to the sign-in of a member', async () => {
  parts.isOffered = () => true
  const operator = operatorOf(sp)
  const { organization_id, superuser } = await operator.makeWorkspace('never-enabled')
  await operator.call('POST', 'workspaces/never-enabled/members', {
    email: 'grace@example.test',
    first_name: 'Grace',
    last_name: 'Hopper',
    role: 'user',
    identities: [{ issuer: okta.issuer, subject: '00ugrace' }],
  })
  const token = await accessToken(sp, superuser)
  const body = connectionBody(sp, { name: 'okta-never-enabled', issuer: okta.issuer })
  expect((await call(sp, token, 'POST', 'connections', body)).status).toBe(201)
  const path = `organizations/${organization_id}/enabled_connections`
  expect((await call(sp, token, 'GET', path)).body).toEqual([])
  const url = sp.workspaceUrl('never-enabled')
  const browser = openBrowser()
  const page = await browser.press(await browser.open(`${url}/sign-in`), 'Continue with Okta')
  expect(page.url.href).toBe(`${url}/`)
})
