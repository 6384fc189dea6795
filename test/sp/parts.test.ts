import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AlpaconParts, defaultParts, type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import { askForApproval, oin, oinRedirectUri } from './express-configuration-client.ts'
import { type OktaStandIn, startOktaStandIn } from './okta-stand-in.ts'

// One port for all: Okta's client has one redirect URI.
let sp: RunningAlpacon
let okta: OktaStandIn
const parts: AlpaconParts = { ...defaultParts }
const replaceable = Object.fromEntries(
  Object.keys(defaultParts).map(name => [
    name,
    (...given: unknown[]) => Reflect.apply(parts[name as keyof AlpaconParts], undefined, given),
  ]),
) as AlpaconParts

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin, parts: replaceable })
  const redirectUri = sp.integration.redirectUris[0] ?? ''
  okta = await startOktaStandIn({
    name: 'acme-okta',
    clientId: '0oaclient',
    clientSecret: 'a secret',
    redirectUri,
  })
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
    defaultParts.readIdentity(idToken, { ...idToken, email: userinfo.email })
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
