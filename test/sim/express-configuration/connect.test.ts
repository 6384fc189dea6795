import { createHash, createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { textOf } from '../pages/markup-reader.ts'
import { administratorAtSignOn, comeBack } from './administrator.ts'
import { ACCESS_TOKEN, fakeSp } from './fake-sp.ts'

const { okta } = oktaOfThisFile()
const sp = fakeSp()

const CALLS_OF_A_FIRST_RUN = [
  'POST /oauth/token',
  'GET /api/v2/connections?strategy=okta',
  'POST /api/v2/connections',
  'GET /api/v2/organizations/org_Blue/enabled_connections',
  'POST /api/v2/organizations/org_Blue/enabled_connections',
]

test('the button asks the SP for a code with PKCE, and says nothing of a workspace', async () => {
  const { press } = await administratorAtSignOn(okta(), sp.url)
  const request = await press()
  expect(request.href.startsWith(`${sp.url}authorize?`)).toBe(true)
  const { state, code_challenge, ...parameters } = Object.fromEntries(request.searchParams)
  expect(parameters).toEqual({
    response_type: 'code',
    client_id: 'client-of-okta',
    redirect_uri: okta().oin.redirectUri,
    audience: 'urn:auth0:express-configure',
    scope: 'express_configure:sso',
    code_challenge_method: 'S256',
  })
  expect(state!.length).toBeGreaterThanOrEqual(22)
  expect(code_challenge).toMatch(/^[\w-]{43}$/)
  expect(sp.calls).toEqual([])
})

test('the connection is made and enabled, then the tile is linked to that workspace', async () => {
  const { org, app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const page = await comeBack(browser, await press(), { code: 'code-1' })
  expect(sp.order()).toEqual(CALLS_OF_A_FIRST_RUN)
  expect(textOf(page.text)).toContain('SSO has been configured')
  expect(JSON.parse(sp.calls[2]!.body)).toEqual({
    strategy: 'okta',
    name: expect.stringMatching(/^okta-blue-[0-9a-z]{6}$/),
    display_name: 'Okta',
    options: {
      client_id: app.id,
      client_secret: app.clientSecret,
      issuer: org.url,
      scope: 'openid email profile',
      attribute_map: { mapping_mode: 'basic_profile' },
      connection_settings: { pkce: 'auto' },
    },
    enabled_clients: ['client-of-desk'],
  })
  expect(JSON.parse(sp.calls[4]!.body)).toEqual({
    connection_id: 'con_1',
    assign_membership_on_login: true,
    show_as_button: true,
  })
  for (const call of sp.calls.slice(1)) expect(call.authorization).toBe(`Bearer ${ACCESS_TOKEN}`)
  const name = sp.connections[0]?.name
  expect(app.initiateLoginUri).toBe(
    `http://sp.example/login?organization=org_Blue&name=blue&connection=${name}`,
  )
  expect(app.expressConfiguration).toMatchObject({
    enabledCapabilities: ['SSO'],
    variables: { organization_id: 'org_Blue', organization_name: 'blue', connection_name: name },
  })
  expect(eventsOf(org, 'application.lifecycle.update').map(({ result }) => result)).not.toContain('FAILURE')
})

test("the code is exchanged with the request's verifier and an assertion that Okta's key signed", async () => {
  const { browser, press } = await administratorAtSignOn(okta(), sp.url)
  const request = await press()
  await comeBack(browser, request, { code: 'code-1' })
  const [token] = sp.calls
  expect(token?.contentType).toMatch(/^application\/x-www-form-urlencoded/)
  expect(token?.authorization).toBeUndefined()
  const { client_assertion, code_verifier, ...form } = Object.fromEntries(new URLSearchParams(token?.body))
  expect(form).toEqual({
    grant_type: 'authorization_code',
    code: 'code-1',
    redirect_uri: okta().oin.redirectUri,
    client_id: 'client-of-okta',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  })
  expect(createHash('sha256').update(code_verifier!).digest('base64url')).toBe(
    request.searchParams.get('code_challenge'),
  )
  const { payload } = await jwtVerify(client_assertion!, createPublicKey(await okta().oin.publicKeyPem()), {
    algorithms: ['RS256'],
    issuer: 'client-of-okta',
    subject: 'client-of-okta',
    audience: sp.url,
  })
  expect(payload.jti).toBeTruthy()
  expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300)
})

test('run again, it renews the one connection and makes no second', async () => {
  const { app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  await comeBack(browser, await press(), { code: 'code-1' })
  const before = { ...app.expressConfiguration.variables }
  sp.calls.length = 0
  await comeBack(browser, await press(), { code: 'code-2' })
  expect(sp.order()).toEqual([
    'POST /oauth/token',
    'GET /api/v2/connections?strategy=okta',
    'PATCH /api/v2/connections/con_1',
    'GET /api/v2/organizations/org_Blue/enabled_connections',
  ])
  expect([sp.connections.length, sp.enabled.length]).toEqual([1, 1])
  expect(app.expressConfiguration.variables).toEqual(before)
})

test('run again after it was broken off, it enables the connection that was left', async () => {
  const { org, app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const fault = org.faults.inject('express-configuration/answer-lost', {
    at: 'POST /api/v2/connections',
  })
  await comeBack(browser, await press(), { code: 'code-1' })
  expect(fault.delivered).toBe(1)
  expect([sp.connections.length, sp.enabled.length, app.initiateLoginUri]).toEqual([1, 0, null])
  await comeBack(browser, await press(), { code: 'code-2' })
  expect([sp.connections.length, sp.enabled.length]).toEqual([1, 1])
  expect(app.expressConfiguration.enabledCapabilities).toEqual(['SSO'])
})

test("another org's connection to the same workspace is left alone", async () => {
  sp.connections.push({ id: 'con_foreign', name: 'okta-other', options: { issuer: 'http://other.example' } })
  const { browser, press } = await administratorAtSignOn(okta(), sp.url)
  await comeBack(browser, await press(), { code: 'code-1' })
  expect(sp.order().filter(call => call.startsWith('PATCH'))).toEqual([])
  expect(sp.connections.map(({ id }) => id)).toEqual(['con_foreign', 'con_2'])
})

test('names of the SP that are no part of an address are escaped in the tile', async () => {
  const claims = Buffer.from(JSON.stringify({ org_id: 'org_Blue', org_name: 'blue&connection=x#' }))
  const access_token = ['e30', claims.toString('base64url'), 'signature'].join('.')
  sp.answer = ({ path }) =>
    path === '/oauth/token' ? { status: 200, body: { access_token, expires_in: 300 } } : null
  const { app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  await comeBack(browser, await press(), { code: 'code-1' })
  const { searchParams } = new URL(app.initiateLoginUri!)
  expect(searchParams.get('name')).toBe('blue&connection=x#')
  expect(searchParams.getAll('connection')).toEqual([sp.connections[0]?.name])
})

test('no client secret is in a page, a redirect or an address: it goes to the SP and nowhere else', async () => {
  const { org, app, browser, press, signOnUrl } = await administratorAtSignOn(okta(), sp.url)
  const secrets = [app.clientSecret!]
  const request = await press()
  const shown = [request.href, (await comeBack(browser, request, { code: 'code-1' })).text]
  secrets.push(app.clientSecret!)
  for (const tab of ['general', 'sign-on', 'assignments']) {
    shown.push((await browser.open(signOnUrl.replace('sign-on', tab))).text)
  }
  shown.push((await browser.open(`${org.adminUrl}/admin/reports/system-log`)).text)
  const toBrowser = okta()
    .exchanges.list()
    .filter(exchange => exchange.org === org.name && exchange.from !== 'Okta')
  expect(toBrowser.length).toBeGreaterThan(5)
  expect(sp.calls.map(({ body }) => body).join()).toContain(app.clientSecret)
  for (const secret of secrets) expect(JSON.stringify([shown, toBrowser])).not.toContain(secret)
})
