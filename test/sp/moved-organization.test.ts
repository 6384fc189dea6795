import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { policies, type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser, words } from './browser.ts'
import { connect, connectedWorkspace } from './connected-workspace.ts'
import { accessToken, call, connectionBody, enabling, oin } from './express-configuration-client.ts'
import { type OktaStandIn, startOktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
  okta = await startOktaStandIn({
    name: 'moving-okta',
    clientId: '0oaclient',
    clientSecret: 'a secret',
    redirectUri: sp.integration.redirectUris[0] ?? '',
  })
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(() => {
  okta.reset()
  okta.person = { sub: '00ugrace', email: 'grace@example.test', given_name: 'Grace', family_name: 'Hopper' }
})

/** An Okta org's app connected to one workspace, and then to another, while somebody was signed in at the first. */
async function moved() {
  const from = await connectedWorkspace(sp, okta.issuer)
  const person = (await from.continueWithOkta()).browser
  const to = await connectedWorkspace(sp, okta.issuer)
  return { from, to, person }
}

test('the policy is declared', () => {
  expect(policies).toEqual({
    previousConnection: 'disabled',
    emailOfLocalUser: 'ask-a-superuser',
    sessionAfterUnassignment: 'kept-until-it-expires',
    issuedInFuture: 'refused',
    foreignAccessTokenHash: 'refused',
    whileSomebodyElseIsSignedIn: 'asks',
    unverifiedEmail: 'refused',
    missingEmail: 'refused',
    endpointsElsewhere: 'refused',
    sessionLifetimeSeconds: 8 * 60 * 60,
  })
})

test('the workspace that an Okta org left offers it no more, and nobody new gets in', async () => {
  const { from, to } = await moved()
  expect(await from.connections()).toMatchObject([
    { enabled: false, status: 'pending', disabled_at: expect.stringMatching(/^20\d\d-/) },
  ])
  expect(await to.connections()).toMatchObject([{ enabled: true, status: 'ready', disabled_at: null }])
  expect((await openBrowser().open(`${from.url}/sign-in`)).text).not.toContain('Continue with Okta')
  const begun = await openBrowser().open(`${from.url}/sign-in/okta?connection=${from.connection}`)
  expect(begun.status).toBe(404)
  const tile = await openBrowser().open(from.tile())
  expect(tile.status).toBe(400)
  expect(words(tile)).toContain('its Okta org connected to another workspace')
  expect((await openBrowser().open(to.tile())).url.href).toBe(`${to.url}/`)
})

test('who was signed in there stays signed in', async () => {
  const { from, person } = await moved()
  expect((await person.whoami(from.url)).body).toMatchObject({ user: { email: 'grace@example.test' } })
})

test('a sign-in that began with a connection is not ended with the one that replaced it', async () => {
  const from = await connectedWorkspace(sp, okta.issuer)
  const [old, start] = [
    openBrowser({ stopAt: `${sp.authUrl}/login/start` }),
    openBrowser({ stopAt: okta.issuer }),
  ]
  const begun = (await from.continueWithOkta(old)).page.url
  const away = (await from.continueWithOkta(start)).page.url
  const token = await accessToken(sp, from.superuser, { ticked: { replace: okta.issuer } })
  const issuer = 'http://other.okta.localhost:4600'
  await connect(sp, token, from.organization, connectionBody(sp, { name: `okta-${from.name}-2`, issuer }))
  expect((await openBrowser().open(begun)).status).toBe(400)
  const atOkta = openBrowser({ stopAt: sp.integration.redirectUris[0] })
  expect((await start.open((await atOkta.open(away)).url)).status).toBe(400)
  expect(await from.users()).toHaveLength(1)
})

test('a sign-in that was under way when the org moved is broken off', async () => {
  const from = await connectedWorkspace(sp, okta.issuer)
  const browser = openBrowser({ stopAt: okta.issuer })
  const away = (await from.continueWithOkta(browser)).page.url
  await connectedWorkspace(sp, okta.issuer)
  const atOkta = openBrowser({ stopAt: sp.integration.redirectUris[0] })
  const back = await browser.open((await atOkta.open(away)).url)
  expect(back.status).toBe(400)
  expect(words(back)).toContain('This sign-in can’t be continued')
  expect(await from.users()).toHaveLength(1)
})

test('its superuser reads why, and since when', async () => {
  const { from } = await moved()
  const { browser, page } = await from.signInWithPassword()
  expect(words(page)).toContain(`Okta org ${okta.issuer} State Disabled`)
  const text = words(await browser.open(`${from.url}/connection`))
  const today = new Date().toISOString().slice(0, 10)
  expect(text).toMatch(
    new RegExp(
      `Since ${today} ..:.. UTC , when ${okta.issuer} connected its Alpacon app to another workspace`,
    ),
  )
  expect(text).toContain('run Express Configuration in that org again and enter this workspace')
})

test('another app of the same org keeps its workspace', async () => {
  const { to } = await moved()
  const { organization_id, superuser } = await to.operator.makeWorkspace(`${to.name}-second`)
  const token = await accessToken(sp, superuser)
  const body = connectionBody(sp, {
    name: `okta-${to.name}-app-2`,
    issuer: okta.issuer,
    clientId: '0oasecond',
  })
  const { body: made } = await call(sp, token, 'POST', 'connections', body)
  await call(sp, token, 'POST', `organizations/${organization_id}/enabled_connections`, enabling(made.id))
  expect(await to.connections()).toMatchObject([{ enabled: true, status: 'ready' }])
})

test('the org comes back by enabling its connection again, and leaves the other workspace', async () => {
  const { from, to } = await moved()
  const [{ id }] = await from.connections()
  const token = await accessToken(sp, from.superuser)
  const { options } = connectionBody(sp, { name: 'x', issuer: okta.issuer })
  const again = connectionBody(sp, { name: `okta-${from.name}-again`, issuer: okta.issuer })
  expect(await call(sp, token, 'POST', 'connections', again)).toMatchObject({
    status: 409,
    body: { errorCode: 'connection_conflict' },
  })
  expect(await call(sp, token, 'PATCH', `connections/${id}`, { options })).toMatchObject({ status: 200 })
  expect(await to.connections()).toMatchObject([{ enabled: true }])
  const path = `organizations/${from.organization}/enabled_connections`
  expect(await call(sp, token, 'POST', path, enabling(id))).toMatchObject({ status: 201 })
  expect(await from.connections()).toMatchObject([{ id, enabled: true, status: 'ready', disabled_at: null }])
  expect(await to.connections()).toMatchObject([{ enabled: false }])
  expect((await from.continueWithOkta()).page.url.href).toBe(`${from.url}/`)
})
