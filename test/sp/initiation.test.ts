import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { resolveInitiation } from '../../sp/sign-in/initiation.ts'
import type { Workspace } from '../../sp/workspaces/workspace.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import { type OktaStandIn, startOktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta())
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  okta.reset()
  acme = await connectedWorkspace(sp, okta.issuer)
})

test('the tile leads through a full sign-in to its workspace', async () => {
  const browser = openBrowser()
  const page = await browser.open(acme.tile({ unknown: 'parameter' }))
  expect(page.url.href).toBe(`${acme.url}/`)
  expect((await browser.whoami(acme.url)).body).toMatchObject({ method: 'okta' })
  const asked = okta.requests.find(({ pathname }) => pathname === '/auth')?.searchParams
  expect(asked?.get('nonce')).toBeTruthy()
})

test('a posted initiation is taken too, from whichever site', async () => {
  const [address, query] = acme.tile().split('?')
  const headers = { origin: okta.issuer }
  const answer = await fetch(address ?? '', {
    method: 'POST',
    body: new URLSearchParams(query),
    headers,
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(`${acme.url}/sign-in/okta?`)
})

test('a posted initiation may leave a part of it in the address', async () => {
  const address = new URL(acme.tile())
  address.searchParams.delete('iss')
  const body = new URLSearchParams({ iss: okta.issuer })
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' })
  expect(answer.headers.get('location')).toMatch(`${acme.url}/sign-in/okta?`)
})

test('an initiation signs nobody in by itself', async () => {
  okta.refusal = {
    error: 'access_denied',
    error_description: 'User is not assigned to the client application.',
  }
  const browser = openBrowser()
  expect((await browser.open(acme.tile())).status).toBe(403)
  expect((await browser.whoami(acme.url)).status).toBe(401)
})

test('an unknown issuer is refused without a request to it', async () => {
  const redirectUri = sp.integration.redirectUris[0] ?? ''
  const stranger = await startOktaStandIn({
    name: 'stranger',
    clientId: '0oaclient',
    clientSecret: 'a secret',
    redirectUri,
  })
  const page = await openBrowser().open(acme.tile({ iss: stranger.issuer }))
  expect(page.status).toBe(400)
  expect(words(page)).toContain('not connected to')
  expect([...stranger.requests, ...okta.requests]).toEqual([])
  await stranger.close()
})

test.each([
  ['a trailing slash', (issuer: string) => `${issuer}/`],
  ['capitals', (issuer: string) => issuer.toUpperCase()],
  ['a suffix', (issuer: string) => `${issuer}.evil.test`],
])('an issuer with %s is another issuer', async (_what, change) => {
  expect((await openBrowser().open(acme.tile({ iss: change(okta.issuer) }))).status).toBe(400)
})

test('the connection of another workspace is refused', async () => {
  const other = await connectedWorkspace(sp, okta.issuer)
  const page = await openBrowser().open(acme.tile({ connection: other.connection }))
  expect(page.status).toBe(400)
  expect(words(page)).toContain('no such connection')
})

test.each(['organization', 'connection', 'iss'])('a missing %s is named', async parameter => {
  const url = new URL(acme.tile())
  url.searchParams.delete(parameter)
  const page = await openBrowser().open(url)
  expect(page.status).toBe(400)
  expect(words(page)).toContain(parameter)
})

test('a target within the workspace is where it ends', async () => {
  const page = await openBrowser().open(acme.tile({ target_link_uri: `${acme.url}/?from=tile` }))
  expect(page.url.href).toBe(`${acme.url}/?from=tile`)
})

test('a target elsewhere is ignored', async () => {
  const page = await openBrowser().open(acme.tile({ target_link_uri: 'http://evil.localhost/' }))
  expect(page.url.href).toBe(`${acme.url}/`)
})

test('without a login hint Okta is given none', async () => {
  await openBrowser().open(acme.tile())
  const asked = okta.requests.find(({ pathname }) => pathname === '/auth')?.searchParams
  expect(asked?.has('login_hint')).toBe(false)
})

test('an organization that nobody has is refused', async () => {
  const page = await openBrowser().open(acme.tile({ organization: 'org_nobody' }))
  expect(page.status).toBe(400)
  expect(words(page)).toContain('No workspace of Alpacon belongs to it')
  expect(page.text).toContain('href="/">Sign in from Alpacon</a>')
})

test('of two connections the one that is named is meant', () => {
  const [wanted, other] = [
    { name: 'okta-acme-2', enabled: {}, options: { issuer: 'https://two.test' } },
    { name: 'okta-acme-1', enabled: {}, options: { issuer: 'https://one.test' } },
  ]
  const workspace = { connections: [other, wanted] } as unknown as Workspace
  const request = { organization: 'org_1', connection: 'okta-acme-2', iss: 'https://two.test' }
  const found = resolveInitiation(request, { ofOrganization: () => workspace })
  expect(found).toMatchObject({ connection: wanted })
})

test('a login hint is passed on to Okta', async () => {
  await openBrowser().open(acme.tile({ login_hint: 'grace@example.test' }))
  const asked = okta.requests.find(({ pathname }) => pathname === '/auth')?.searchParams
  expect(asked?.get('login_hint')).toBe('grace@example.test')
})

test('a connection that is not ready yet gets a page that says so', async () => {
  const slow = await connectedWorkspace(sp, okta.issuer, { connection_delay_ms: 60_000 })
  const page = await openBrowser().open(slow.tile())
  expect(page.status).toBe(409)
  expect(page.url.origin).toBe(sp.url)
  expect(words(page)).toContain('still being set up')
})

test('no page lets itself be framed', async () => {
  for (const address of [
    sp.url,
    acme.tile({ iss: 'http://x.test' }),
    `${acme.url}/sign-in`,
    `${sp.authUrl}/login/callback`,
  ]) {
    const { headers } = await openBrowser().open(address)
    expect(headers.get('content-security-policy'), address).toContain("frame-ancestors 'none'")
    expect(headers.get('x-frame-options'), address).toBe('DENY')
  }
})
