import { createHash } from 'node:crypto'
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import { fetchUserInfo } from 'openid-client'
import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { codeFor, completeSignIn, exchange, userinfo } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

async function assignedAnn() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return { ...made, ...(await codeFor(made.org, made.app, made.ann)) }
}

async function keysOf(org: RunningOrg): Promise<JSONWebKeySet> {
  return (await (await fetch(`${org.url}/oauth2/v1/keys`)).json()) as JSONWebKeySet
}

test('the ID token is thin: name, email and preferred_username, and the names apart only from userinfo', async () => {
  const { org, ann, app, begun, callback } = await assignedAnn()
  const tokens = await completeSignIn(begun, callback)
  const { iat, exp, auth_time, jti, at_hash, ...claims } = tokens.claims()!
  expect(claims).toEqual({
    iss: org.url,
    aud: app.id,
    sub: ann.id,
    nonce: begun.nonce,
    ver: 1,
    amr: ['pwd'],
    idp: org.model.state.id,
    name: 'Ann Jones',
    email: ann.profile.login,
    preferred_username: ann.profile.login,
  })
  expect([jti, typeof auth_time]).toEqual([expect.stringMatching(/^ID\./), 'number'])
  const hash = createHash('sha256').update(tokens.access_token).digest()
  expect(at_hash).toBe(hash.subarray(0, 16).toString('base64url'))
  expect(exp - iat).toBe(3600)
  expect(await fetchUserInfo(begun.config, tokens.access_token, ann.id)).toMatchObject({
    sub: ann.id,
    name: 'Ann Jones',
    given_name: 'Ann',
    family_name: 'Jones',
    email: ann.profile.login,
    email_verified: true,
    locale: 'en-US',
  })
})

test('scope openid alone says who, and nothing about them', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, app, ann, { scope: 'openid' })
  const claims = (await completeSignIn(begun, callback)).claims()!
  expect(claims.sub).toBe(ann.id)
  for (const claim of ['name', 'email', 'preferred_username']) expect(claims).not.toHaveProperty(claim)
})

test('there is no refresh token', async () => {
  const { begun, callback } = await assignedAnn()
  const tokens = await completeSignIn(begun, callback)
  expect(tokens.refresh_token).toBeUndefined()
  expect([tokens.token_type.toLowerCase(), tokens.expires_in]).toEqual(['bearer', 3600])
})

test('the header has kid and alg only, and the kid is one of the org’s keys', async () => {
  const { org, begun, callback } = await assignedAnn()
  const header = decodeProtectedHeader((await completeSignIn(begun, callback)).id_token!)
  expect(Object.keys(header).sort()).toEqual(['alg', 'kid'])
  expect(header.alg).toBe('RS256')
  const { keys } = await keysOf(org)
  expect(keys.map(({ kid }) => kid)).toContain(header.kid)
  for (const key of keys) {
    expect(key).toMatchObject({
      kty: 'RSA',
      use: 'sig',
      alg: 'RS256',
      kid: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(Object.keys(key).filter(name => ['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name))).toEqual([])
  }
})

test("the signature is good with the org's keys and with nobody else's", async () => {
  const { org, begun, callback } = await assignedAnn()
  const { org: stranger } = await newOrg()
  const idToken = (await completeSignIn(begun, callback)).id_token!
  await expect(compactVerify(idToken, createLocalJWKSet(await keysOf(org)))).resolves.toBeDefined()
  await expect(compactVerify(idToken, createLocalJWKSet(await keysOf(stranger)))).rejects.toMatchObject({
    code: 'ERR_JWKS_NO_MATCHING_KEY',
  })
})

test('a code is good once; used again, it is refused and takes back the access token', async () => {
  const { org, app, begun, callback, code } = await assignedAnn()
  const { access_token } = await completeSignIn(begun, callback)
  expect((await userinfo(org, access_token)).status).toBe(200)
  expect(await exchange(org, app, { code, code_verifier: begun.verifier })).toEqual({
    status: 400,
    body: {
      error: 'invalid_grant',
      error_description: 'The authorization code is invalid or has expired.',
    },
  })
  expect((await userinfo(org, access_token)).status).toBe(401)
  expect(eventsOf(org, 'app.oauth2.token.grant').map(({ result, reason }) => [result, reason])).toEqual([
    ['SUCCESS', undefined],
    ['FAILURE', 'invalid_authorization_code'],
  ])
})

test.each([
  ['another verifier', { code_verifier: 'x'.repeat(43) }, 'PKCE verification failed.'],
  [
    'another redirect_uri',
    { redirect_uri: 'http://desk.example/' },
    "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
  ],
  ['another code', { code: 'made-up' }, 'The authorization code is invalid or has expired.'],
])('with %s a code is worth nothing', async (_, changes: Record<string, string>, sentence) => {
  const { org, app, begun, code } = await assignedAnn()
  const body = Object.entries({ code, code_verifier: begun.verifier, ...changes })
  const answer = await exchange(org, app, Object.fromEntries(body.filter(([, value]) => value !== '')))
  expect(answer).toEqual({ status: 400, body: { error: 'invalid_grant', error_description: sentence } })
})

test('with a wrong client secret there are no tokens', async () => {
  const { org, app, begun, code } = await assignedAnn()
  expect(await exchange(org, app, { code, code_verifier: begun.verifier }, 'not the secret')).toEqual({
    status: 401,
    body: {
      error: 'invalid_client',
      error_description: 'The client secret supplied for a confidential client is invalid.',
    },
  })
})

test('an access token ends with the app and with the person', async () => {
  const { org, ann, begun, callback } = await assignedAnn()
  const { access_token } = await completeSignIn(begun, callback)
  org.model.users.suspend(ann)
  expect((await userinfo(org, access_token)).status).toBe(401)
  expect(await userinfo(org, 'made-up')).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
})

test('what is changed at Okta is in the next userinfo', async () => {
  const { org, ann, begun, callback } = await assignedAnn()
  const { access_token } = await completeSignIn(begun, callback)
  org.model.users.updateProfile(ann, { firstName: 'Anna', locale: 'de-DE', timezone: 'Europe/Berlin' })
  expect((await userinfo(org, access_token)).body).toMatchObject({
    name: 'Anna Jones',
    given_name: 'Anna',
    locale: 'de-DE',
    zoneinfo: 'Europe/Berlin',
  })
})
