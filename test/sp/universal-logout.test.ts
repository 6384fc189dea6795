import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { proveLogoutRequest } from '../../sp/sign-in/universal-logout.ts'
import { startAlpaconWithOkta, startListenedTo } from './alpacon-with-okta.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

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

const endpoint = (at = sp) => {
  const { globalTokenRevocationEndpoint } = at.integration.universalLogout
  return globalTokenRevocationEndpoint.replace('{connection_name}', acme.connection)
}

async function assertion(
  claims: JWTPayload = {},
  { typ = 'global-token-revocation+jwt', key = okta.signingKey } = {},
) {
  const now = Math.floor(Date.now() / 1000)
  const genuine = {
    iss: okta.issuer,
    sub: '0oaclient',
    aud: endpoint(),
    jti: crypto.randomUUID(),
    exp: now + 300,
  }
  return new SignJWT({ ...genuine, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', typ })
    .sign(key)
}

async function ask(bearer: string | undefined, body: unknown = { sub_id: subject() }, at = endpoint()) {
  const headers = { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (await fetch(at, { method: 'POST', headers, body: text })).status
}

const subject = () => ({ format: 'iss_sub', iss: okta.issuer, sub: okta.person.sub })

test('who is named is signed out in every browser, and nobody else', async () => {
  const { browser } = await acme.continueWithOkta()
  const { browser: second } = await acme.continueWithOkta()
  const { browser: superuser } = await acme.signInWithPassword()
  expect(await ask(await assertion())).toBe(204)
  const statuses = [browser, second, superuser].map(async one => (await one.whoami(acme.url)).status)
  expect(await Promise.all(statuses)).toEqual([401, 401, 200])
})

test('an answer that waits for who goes on is void as well', async () => {
  const { browser } = await acme.signInWithPassword()
  const { page } = await acme.continueWithOkta(browser)
  expect(await ask(await assertion())).toBe(204)
  expect((await browser.press(page, `Continue as ${okta.person.email}`)).status).toBe(400)
})

test('an answer that waits for another person is good still', async () => {
  okta.person = { sub: '00u2', email: 'q@example.test' }
  const { browser } = await acme.signInWithPassword()
  const { page } = await acme.continueWithOkta(browser)
  okta.person = { sub: '00u1', email: 'p@example.test' }
  await acme.continueWithOkta()
  expect(await ask(await assertion())).toBe(204)
  expect((await browser.press(page, 'Continue as q@example.test')).url.href).toBe(`${acme.url}/`)
})

test('a request without a proof has nobody asked for keys', async () => {
  expect(await ask(undefined)).toBe(401)
  expect(okta.requests).toEqual([])
})

test.each([
  ['another scheme before it', (bearer: string) => `Basic Bearer ${bearer}`],
  ['more after it', (bearer: string) => `Bearer ${bearer} more`],
])('a proof with %s is none', async (_, authorization) => {
  await acme.continueWithOkta()
  const headers = { 'content-type': 'application/json', authorization: authorization(await assertion()) }
  const body = JSON.stringify({ sub_id: subject() })
  expect((await fetch(endpoint(), { method: 'POST', headers, body })).status).toBe(401)
})

test('a session of the same person in another workspace goes on', async () => {
  const { browser } = await acme.continueWithOkta()
  const first = acme
  acme = await connectedWorkspace(sp, okta.issuer)
  const { browser: here } = await acme.continueWithOkta()
  expect(await ask(await assertion())).toBe(204)
  expect((await here.whoami(acme.url)).status).toBe(401)
  expect((await browser.whoami(first.url)).status).toBe(200)
})

test.each<[string, () => Promise<string | undefined>]>([
  ['nothing', async () => undefined],
  ['another type, as an ID token has', () => assertion({}, { typ: 'JWT' })],
  ['another issuer', () => assertion({ iss: 'http://other.localhost:1' })],
  ['another client', () => assertion({ sub: '0oaother' })],
  ['another endpoint', () => assertion({ aud: `${sp.authUrl}/oauth/global-token-revocation/connection/x` })],
  ['an end in the past', () => assertion({ exp: Math.floor(Date.now() / 1000) - 60 })],
  ['no end', () => assertion({ exp: undefined })],
  ['no id', () => assertion({ jti: undefined })],
  ['a strange key', async () => assertion({}, { key: (await generateKeyPair('RS256')).privateKey })],
])('a request that is proved with %s is 401, and the session goes on', async (_, bearer) => {
  const { browser } = await acme.continueWithOkta()
  expect(await ask(await bearer())).toBe(401)
  expect((await browser.whoami(acme.url)).status).toBe(200)
})

test('a proof counts once', async () => {
  await acme.continueWithOkta()
  const bearer = await assertion()
  expect(await ask(bearer)).toBe(204)
  const { browser } = await acme.continueWithOkta()
  expect(await ask(bearer)).toBe(401)
  expect((await browser.whoami(acme.url)).status).toBe(200)
})

test.each<[number, string, () => unknown]>([
  [400, 'nobody', () => ({})],
  [400, 'nobody, in half of its JSON', () => '{"sub_id":'],
  [
    400,
    'a format that the integration does not ask for',
    () => ({ sub_id: { format: 'email', email: 'p@example.test' } }),
  ],
  [400, "a subject of another org's", () => ({ sub_id: { ...subject(), iss: 'http://other.localhost:1' } })],
  [404, 'somebody whom the workspace does not know', () => ({ sub_id: { ...subject(), sub: '00unobody' } })],
])('%i: a request that names %s', async (status, _, body) => {
  await acme.continueWithOkta()
  expect(await ask(await assertion(), body())).toBe(status)
})

test('Okta is asked for its keys with the trust that Alpacon was given, and no longer than it has patience', async () => {
  const { sp: trusting, asked, patience } = await startListenedTo()
  acme = await connectedWorkspace(trusting, okta.issuer)
  const at = endpoint(trusting)
  const bearer = await assertion({ aud: at })
  expect(await ask(bearer, { sub_id: subject() }, at)).toBe(404)
  expect([asked, patience]).toEqual([['/.well-known/openid-configuration', '/jwks'], [7]])
  expect(await ask(bearer, { sub_id: subject() }, at)).toBe(401)
  await trusting.close()
})

test('keys that cannot be had are no refusal of the proof', async () => {
  okta.alterMetadata = metadata => ({ ...metadata, jwks_uri: `${okta.issuer}/nowhere` })
  expect(await ask(await assertion())).toBe(422)
})

test('keys elsewhere than at the issuer prove nothing, be they the same', async () => {
  await acme.continueWithOkta()
  const elsewhere = new URL('/jwks', okta.issuer)
  elsewhere.hostname = 'elsewhere.localhost'
  okta.alterMetadata = metadata => ({ ...metadata, jwks_uri: elsewhere.href })
  expect(await ask(await assertion())).toBe(422)
})

test('a proof without the key that signed it is none', async () => {
  const jwk = await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey)
  const { createLocalJWKSet } = await import('jose')
  const keys = createLocalJWKSet({ keys: [{ ...jwk, kid: 'two', alg: 'RS256' }] })
  const expected = { issuer: okta.issuer, clientId: '0oaclient', endpoint: endpoint(), now: Date.now() }
  expect(await proveLogoutRequest(await assertion(), keys, expected)).toBeUndefined()
})
