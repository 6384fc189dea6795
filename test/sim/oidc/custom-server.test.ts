import OktaJwtVerifier from '@okta/jwt-verifier'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { oktaOfThisFile } from '../okta.ts'
import { openBrowser } from '../okta-browser.ts'
import { basic, post } from './back-channel.ts'
import { addClient, beginSignIn, CALLBACK, codeFor, completeSignIn, userinfo } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

const issuerOf = (org: RunningOrg) => `${org.url}/oauth2/default`

/** Ann signed in to an app of the org's own, at the custom authorization server. */
async function atCustomServer() {
  const { org, app: fromCatalog, ann } = await newOrg()
  const app = addClient(org)
  for (const each of [app, fromCatalog]) org.model.assignments.assignUser(each, ann)
  const { begun, callback, code } = await codeFor(org, app, ann, {}, { issuer: issuerOf(org) })
  return { org, app, fromCatalog, ann, begun, callback, code }
}

// Okta's own client, unchanged; the option that lets it take an issuer over http is its own, for tests.
function verifier(issuer: string, clientId: string) {
  return new OktaJwtVerifier({ issuer, clientId, testing: { disableHttpsCheck: true } })
}

test('@okta/jwt-verifier takes its tokens, with the audience of the API and of nothing else', async () => {
  const { org, app, ann, begun, callback } = await atCustomServer()
  const tokens = await completeSignIn(begun, callback)
  const okta = verifier(issuerOf(org), app.id)
  const { claims } = await okta.verifyAccessToken(tokens.access_token, 'api://default')
  expect(claims).toMatchObject({ uid: ann.id, sub: ann.profile.login, cid: app.id })
  await expect(okta.verifyAccessToken(tokens.access_token, 'api://other')).rejects.toThrow(/audience/)
  await expect(okta.verifyIdToken(tokens.id_token!, app.id, begun.nonce)).resolves.toBeDefined()
})

test('@okta/jwt-verifier refuses the access token of the org authorization server', async () => {
  const { org, app, ann } = await atCustomServer()
  const { begun, callback } = await codeFor(org, app, ann)
  const tokens = await completeSignIn(begun, callback)
  const ownKeys = new OktaJwtVerifier({
    issuer: org.url,
    clientId: app.id,
    jwksUri: `${org.url}/oauth2/v1/keys`,
    testing: { disableHttpsCheck: true },
  })
  await expect(ownKeys.verifyIdToken(tokens.id_token!, app.id, begun.nonce)).resolves.toBeDefined()
  await expect(ownKeys.verifyAccessToken(tokens.access_token, org.url)).rejects.toThrow(/signing key/i)
  const custom = verifier(issuerOf(org), app.id)
  await expect(custom.verifyAccessToken(tokens.access_token, org.url)).rejects.toThrow(/signing key/i)
})

test('its access token has Okta’s shape', async () => {
  const { org, app, ann, begun, callback } = await atCustomServer()
  const { iat, exp, auth_time, ...claims } = decodeJwt((await completeSignIn(begun, callback)).access_token)
  expect(claims).toEqual({
    ver: 1,
    jti: expect.stringMatching(/^AT\./),
    iss: issuerOf(org),
    aud: 'api://default',
    sub: ann.profile.login,
    cid: app.id,
    uid: ann.id,
    scp: ['openid', 'email', 'profile'],
  })
  expect([exp! - iat!, typeof auth_time]).toEqual([3600, 'number'])
})

test('it has metadata and keys of its own, below its issuer', async () => {
  const { org } = await newOrg()
  const read = async (path: string) =>
    (await (await fetch(`${org.url}${path}`)).json()) as Record<string, string>
  const document = await read('/oauth2/default/.well-known/openid-configuration')
  expect(document.issuer).toBe(issuerOf(org))
  const endpoints = Object.entries(document).filter(([name]) => /_(endpoint|uri)$/.test(name))
  expect(endpoints).toHaveLength(7)
  for (const [, address] of endpoints) expect(address.startsWith(`${issuerOf(org)}/v1/`)).toBe(true)
  const plain = await read('/oauth2/default/.well-known/oauth-authorization-server')
  expect([plain.issuer, plain.token_endpoint]).toEqual([issuerOf(org), document.token_endpoint])
  expect(plain).not.toHaveProperty('userinfo_endpoint')
  expect(await read('/oauth2/default/v1/keys')).not.toEqual(await read('/oauth2/v1/keys'))
})

test('an app from the catalog is told that it can’t use it, at /authorize and at /token', async () => {
  const { org, fromCatalog } = await atCustomServer()
  const sentence = 'This client cannot use a custom authorization server.'
  const begun = await beginSignIn(org, fromCatalog, {}, { issuer: issuerOf(org) })
  const { leadsTo } = await openBrowser().ask(begun.url)
  expect(Object.fromEntries(leadsTo!.searchParams)).toEqual({
    error: 'unauthorized_client',
    error_description: sentence,
    state: begun.state,
  })
  const body = { grant_type: 'authorization_code', code: 'made-up', redirect_uri: CALLBACK }
  expect(await post(org, '/oauth2/default/v1/token', body, basic(fromCatalog))).toMatchObject({
    status: 400,
    body: { error: 'unauthorized_client', error_description: sentence },
  })
})

test('a scope that it doesn’t know is refused in its own words', async () => {
  const { org, app } = await atCustomServer()
  const begun = await beginSignIn(org, app, { scope: 'openid desk:read' }, { issuer: issuerOf(org) })
  const { leadsTo } = await openBrowser().ask(begun.url)
  expect(leadsTo?.searchParams.get('error_description')).toBe(
    'One or more scopes are not configured for the authorization server resource.',
  )
})

test('codes and tokens of one authorization server are nothing at the other', async () => {
  const { org, app, begun, callback, code } = await atCustomServer()
  const body = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: begun.verifier,
  }
  expect((await post(org, 'token', body, basic(app))).body.error).toBe('invalid_grant')
  const { access_token } = await completeSignIn(begun, callback)
  expect((await userinfo(org, access_token)).status).toBe(401)
  const own = await fetch(`${issuerOf(org)}/v1/userinfo`, {
    headers: { authorization: `Bearer ${access_token}` },
  })
  expect(own.status).toBe(200)
  expect((await post(org, 'introspect', { token: access_token }, basic(app))).body).toEqual({ active: false })
})

test('who is signed in to the org is let through at both', async () => {
  const { org, app, ann } = await atCustomServer()
  const { browser } = await codeFor(org, app, ann)
  const silent = await beginSignIn(org, app, { prompt: 'none' }, { issuer: issuerOf(org) })
  expect((await browser.open(silent.url)).leadsTo?.searchParams.has('code')).toBe(true)
})

test('an authorization server of another name is not there', async () => {
  const { org } = await newOrg()
  for (const path of ['/.well-known/openid-configuration', '/v1/keys', '/v1/authorize']) {
    expect((await fetch(`${org.url}/oauth2/other${path}`)).status).toBe(404)
  }
})
