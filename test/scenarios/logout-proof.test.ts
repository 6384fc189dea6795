import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proofLike } from '../../scenarios/harness/logout-proof.ts'
import { type Okta, type RunningOrg, startOkta } from '../../sim/index.ts'

let okta: Okta
let org: RunningOrg
let other: RunningOrg

beforeAll(async () => {
  okta = await startOkta({ port: 0 })
  org = await okta.createOrg({ name: 'acme' })
  other = await okta.createOrg({ name: 'other' })
})
afterAll(() => okta.close())

const sent = () =>
  new SignJWT({ iss: org.url, aud: 'https://sp.example/logout', jti: 'once' })
    .setProtectedHeader({ alg: 'RS256', typ: 'global-token-revocation+jwt', kid: 'theirs' })
    .sign(org.authorizationServers.signingKey().privateKey)

async function read(proof: string, by: RunningOrg) {
  const keys = (await (await fetch(`${by.url}/oauth2/v1/keys`)).json()) as JSONWebKeySet
  return jwtVerify(proof, createLocalJWKSet(keys), { typ: 'global-token-revocation+jwt' })
}

test('a proof like the one that Okta sent says the same, is signed by the org, and was never used', async () => {
  const { payload } = await read(proofLike(await sent(), org), org)
  expect(payload).toEqual({ iss: org.url, aud: 'https://sp.example/logout', jti: expect.any(String) })
  expect(payload.jti).not.toBe('once')
})

test('what is altered in it is signed as well', async () => {
  const { payload } = await read(proofLike(await sent(), org, { aud: 'https://another.example' }), org)
  expect(payload.aud).toBe('https://another.example')
})

test('another org signs with its own key', async () => {
  const proof = proofLike(await sent(), other)
  await expect(read(proof, org)).rejects.toThrow()
  await expect(read(proof, other)).resolves.toBeDefined()
})
