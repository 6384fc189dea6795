import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { expect, test, vi } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { basic, post } from './back-channel.ts'
import { addClient, codeFor, completeSignIn, userinfo } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

async function signedInAnn(changes: Record<string, string> = {}) {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  const { begun, callback } = await codeFor(made.org, made.app, made.ann, changes)
  const tokens = await completeSignIn(begun, callback)
  return { ...made, tokens, accessToken: tokens.access_token }
}

const keySet = (url: string) => createRemoteJWKSet(new URL(`${url}/oauth2/v1/keys`))

test('it looks like a JWT of Okta’s, for Okta itself', async () => {
  const { org, app, ann, accessToken } = await signedInAnn()
  expect(Object.keys(decodeProtectedHeader(accessToken)).sort()).toEqual(['alg', 'kid'])
  const { iat, exp, auth_time, ...claims } = decodeJwt(accessToken)
  expect(claims).toEqual({
    ver: 1,
    jti: expect.stringMatching(/^AT\.[\w-]{43}$/),
    iss: org.url,
    aud: org.url,
    sub: ann.profile.login,
    cid: app.id,
    uid: ann.id,
    scp: ['openid', 'email', 'profile'],
  })
  expect([exp! - iat!, typeof auth_time]).toEqual([3600, 'number'])
})

test('whoever checks it with the org’s keys refuses it, while the ID token beside it is good', async () => {
  const { org, tokens, accessToken } = await signedInAnn()
  await expect(jwtVerify(tokens.id_token!, keySet(org.url))).resolves.toBeDefined()
  await expect(jwtVerify(accessToken, keySet(org.url))).rejects.toMatchObject({
    code: 'ERR_JWKS_NO_MATCHING_KEY',
  })
})

test('one that was altered, or made by somebody else, opens nothing', async () => {
  const { org, accessToken } = await signedInAnn()
  expect((await userinfo(org, accessToken)).status).toBe(200)
  const [header, , signature] = accessToken.split('.')
  const forged = Buffer.from(JSON.stringify({ ...decodeJwt(accessToken), uid: '00uother' })).toString(
    'base64url',
  )
  for (const token of [`${header}.${forged}.${signature}`, accessToken.slice(0, -4), `${accessToken}x`]) {
    expect((await userinfo(org, token)).status).toBe(401)
  }
})

test('userinfo refuses with Okta’s header: no token, one that is none, and one without a scope to show', async () => {
  const { org, accessToken } = await signedInAnn({ scope: 'openid' })
  const ask = async (headers: Record<string, string>, query = '') => {
    const response = await fetch(`${org.url}/oauth2/v1/userinfo${query}`, { headers })
    return [response.status, response.headers.get('www-authenticate')]
  }
  expect(await ask({ authorization: 'Bearer made-up' })).toEqual([
    401,
    'Bearer error="invalid_token", error_description="The access token is invalid"',
  ])
  expect(await ask({ authorization: `Bearer ${accessToken}` })).toEqual([
    403,
    'Bearer error="insufficient_scope", error_description="The access token must provide access to at least one of these scopes - profile, email, address or phone"',
  ])
  expect(await ask({})).toEqual([
    401,
    'Bearer error="invalid_request", error_description="The access token is missing"',
  ])
  expect((await ask({}, `?access_token=${accessToken}`))[0]).toBe(400)
})

test('introspection shows its owner Okta’s members in Okta’s order', async () => {
  const { org, app, ann, accessToken } = await signedInAnn()
  const { status, body } = await post(org, 'introspect', { token: accessToken }, basic(app))
  const { jti, exp, iat } = decodeJwt(accessToken)
  expect([status, Object.entries(body)]).toEqual([
    200,
    Object.entries({
      active: true,
      token_type: 'Bearer',
      scope: 'openid email profile',
      client_id: app.id,
      username: ann.profile.login,
      exp,
      iat,
      sub: ann.profile.login,
      aud: org.url,
      iss: org.url,
      jti,
      uid: ann.id,
    }),
  ])
})

test('introspection says no more than that it is not active: of another client’s, of nonsense, of a suspended person’s', async () => {
  const { org, app, ann, accessToken } = await signedInAnn()
  const ask = async (token: string, client = app) =>
    (await post(org, 'introspect', { token }, basic(client))).body
  expect(await ask(accessToken, addClient(org))).toEqual({ active: false })
  expect(await ask('made-up')).toEqual({ active: false })
  expect(await ask(`${accessToken}x`)).toEqual({ active: false })
  expect((await ask(accessToken)).active).toBe(true)
  org.model.users.suspend(ann)
  expect(await ask(accessToken)).toEqual({ active: false })
})

test('a revoked one opens nothing; revoking answers 200 to everything, and another client’s stays', async () => {
  const { org, app, accessToken } = await signedInAnn()
  const revoke = (token: string, client = app) => post(org, 'revoke', { token }, basic(client))
  for (const answer of [
    await revoke(accessToken, addClient(org)),
    await revoke('made-up'),
    await revoke('a.b.c'),
  ]) {
    expect([answer.status, answer.body]).toEqual([200, {}])
  }
  expect((await userinfo(org, accessToken)).status).toBe(200)
  expect((await revoke(accessToken)).status).toBe(200)
  expect((await userinfo(org, accessToken)).status).toBe(401)
  expect((await post(org, 'introspect', { token: accessToken }, basic(app))).body).toEqual({ active: false })
  expect((await revoke(accessToken)).status).toBe(200)
})

test.each(['introspect', 'revoke'])('%s asks for the token and for the client', async endpoint => {
  const { org, app, accessToken } = await signedInAnn()
  expect(await post(org, endpoint, {}, basic(app))).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: "The 'token' parameter is required." },
  })
  expect(await post(org, endpoint, { token: accessToken }, basic(app, 'wrong'))).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
  expect(await post(org, endpoint, { token: accessToken })).toMatchObject({
    status: 401,
    body: { error_description: 'No client credentials found.' },
  })
})

test('userinfo says of a token whether it was revoked, has expired, or is none', async () => {
  const { org, app, accessToken } = await signedInAnn()
  const other = await signedInAnn()
  const told = async (token: string) => {
    const response = await fetch(`${org.url}/oauth2/v1/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return [
      response.status,
      response.headers.get('www-authenticate'),
      (await response.json()).error_description,
    ]
  }
  const saying = (sentence: string) => [
    401,
    `Bearer error="invalid_token", error_description="${sentence}"`,
    `${sentence}.`,
  ]
  vi.useFakeTimers({ now: Date.now() + 3_601_000, toFake: ['Date'] })
  expect(await told(accessToken)).toEqual(saying('The token has expired'))
  vi.useRealTimers()
  await post(org, 'revoke', { token: accessToken }, basic(app))
  expect(await told(accessToken)).toEqual(saying('The access token has been revoked'))
  const [header, claims, signature] = accessToken.split('.')
  const { uid: _, ...others } = decodeJwt(accessToken)
  const altered = Buffer.from(JSON.stringify(others)).toString('base64url')
  const foreign = other.accessToken.split('.')[2]
  const forged = [`${header}.${altered}.${signature}`, `${header}.${claims}.${foreign}`]
  for (const stranger of ['made-up', `${accessToken}x`, other.accessToken, ...forged]) {
    expect(await told(stranger)).toEqual(saying('The access token is invalid'))
  }
})

test('deactivating the app ends it for good', async () => {
  const { org, app, accessToken } = await signedInAnn()
  org.model.applications.setStatus(app, 'INACTIVE')
  expect((await userinfo(org, accessToken)).status).toBe(401)
  org.model.applications.setStatus(app, 'ACTIVE')
  expect((await userinfo(org, accessToken)).status).toBe(401)
})

test('an app that may refresh gets a refresh token with offline_access, which gives new tokens', async () => {
  const { org, ann } = await newOrg()
  const app = addClient(org, { grantTypes: ['authorization_code', 'refresh_token'] })
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, app, ann, { scope: 'openid email offline_access' })
  const { refresh_token } = await completeSignIn(begun, callback)
  const refresh = (token: string) =>
    post(org, 'token', { grant_type: 'refresh_token', refresh_token: token }, basic(app))
  expect((await post(org, 'introspect', { token: refresh_token! }, basic(app))).body).toMatchObject({
    active: true,
    client_id: app.id,
    username: ann.profile.login,
    uid: ann.id,
  })
  const { status, body } = await refresh(refresh_token!)
  expect(status).toBe(200)
  expect((await userinfo(org, String(body.access_token))).body).toMatchObject({ sub: ann.id })
  const keys = (await (await fetch(`${org.url}/oauth2/v1/keys`)).json()) as never
  await expect(jwtVerify(String(body.id_token), createLocalJWKSet(keys))).resolves.toBeDefined()
  expect(await refresh('made-up')).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'The refresh token is invalid or expired.' },
  })
  org.model.users.suspend(ann)
  expect((await refresh(String(body.refresh_token ?? refresh_token))).body.error).toBe('invalid_grant')
})
