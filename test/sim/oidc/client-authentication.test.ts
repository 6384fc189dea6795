import { createSecretKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import type { Application, RunningOrg } from '../../../sim/index.ts'
import type { OauthClient } from '../../../sim/org/state.ts'
import { oktaOfThisFile } from '../okta.ts'
import { assertion, basic, type Key, post } from './back-channel.ts'
import { addClient, CALLBACK, codeFor, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const strange = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwksOf = (key: KeyObject) => ({
  keys: [{ ...key.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }],
})
const PRIVATE_KEY_JWT = {
  tokenEndpointAuthMethod: 'private_key_jwt' as const,
  jwks: jwksOf(pair.publicKey),
}

const METHODS: [
  string,
  Partial<OauthClient>,
  (app: Application) => client.ClientAuth | Promise<client.ClientAuth>,
][] = [
  ['client_secret_basic', {}, app => client.ClientSecretBasic(app.clientSecret!)],
  ['client_secret_post', {}, app => client.ClientSecretPost(app.clientSecret!)],
  ['client_secret_jwt', {}, app => client.ClientSecretJwt(app.clientSecret!)],
  [
    'private_key_jwt',
    { jwks: jwksOf(pair.publicKey) },
    async () => client.PrivateKeyJwt(await webCryptoKey(pair.privateKey)),
  ],
  ['none', { applicationType: 'browser' }, () => client.None()],
]

function webCryptoKey(key: KeyObject) {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return crypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), algorithm, false, [
    'sign',
  ])
}

/** openid-client puts the issuer into its assertions; Okta wants the address that is called. */
const forEndpoint = (org: RunningOrg) => ({
  [client.modifyAssertion]: (_header: unknown, payload: Record<string, unknown>) => {
    payload.aud = `${org.url}/oauth2/v1/token`
  },
})

test.each(METHODS.filter(([method]) => !method.endsWith('jwt')))(
  'openid-client signs in with %s',
  async (method, settings, authenticate) => {
    const { org, ann } = await newOrg()
    const app = addClient(org, {
      tokenEndpointAuthMethod: method as OauthClient['tokenEndpointAuthMethod'],
      ...settings,
    })
    org.model.assignments.assignUser(app, ann)
    const { begun, callback } = await codeFor(org, app, ann, {}, { authentication: await authenticate(app) })
    expect((await completeSignIn(begun, callback)).claims()?.sub).toBe(ann.id)
  },
)

test('openid-client signs in with client_secret_jwt and private_key_jwt, the endpoint as audience', async () => {
  const { org, ann } = await newOrg()
  for (const [tokenEndpointAuthMethod, authentication] of [
    ['client_secret_jwt', (app: Application) => client.ClientSecretJwt(app.clientSecret!, forEndpoint(org))],
    [
      'private_key_jwt',
      async () => client.PrivateKeyJwt(await webCryptoKey(pair.privateKey), forEndpoint(org)),
    ],
  ] as const) {
    const app = addClient(org, { tokenEndpointAuthMethod, jwks: jwksOf(pair.publicKey) })
    org.model.assignments.assignUser(app, ann)
    const options = { authentication: await authentication(app) }
    const { begun, callback } = await codeFor(org, app, ann, {}, options)
    expect((await completeSignIn(begun, callback)).claims()?.sub).toBe(ann.id)
  }
})

const now = () => Math.floor(Date.now() / 1000)

const ASSERTION_ERRORS: [fault: string, changes: (org: RunningOrg) => JWTPayload, sentence: string][] = [
  ['has expired', () => ({ exp: now() - 60 }), 'The client_assertion token is expired.'],
  [
    'ends in more than an hour',
    () => ({ exp: now() + 3700 }),
    'The client_assertion token has an expiration too far into the future.',
  ],
  [
    'has no end',
    () => ({ exp: undefined as never }),
    "The client_assertion must contain the 'exp' claim as seconds since epoch.",
  ],
  [
    'was issued in the future',
    () => ({ iat: now() + 600, exp: now() + 900 }),
    'The client_assertion token must be issued before the current time.',
  ],
  [
    'is for another audience',
    () => ({ aud: 'https://elsewhere.example' }),
    'The audience claim for client_assertion must be the endpoint invoked for the request.',
  ],
  [
    'is for the issuer, not the endpoint',
    org => ({ aud: org.url }),
    'The audience claim for client_assertion must be the endpoint invoked for the request.',
  ],
  [
    'is of another issuer',
    () => ({ iss: 'somebody' }),
    'The issuer claim for client_assertion is not a valid client_id.',
  ],
  [
    'has no subject',
    () => ({ sub: undefined as never }),
    'The subject claim for client_assertion is not a valid client_id.',
  ],
]

/** Sends an assertion with a code that is none: where the client is known, the code is what is complained of. */
async function present(org: RunningOrg, app: Application, fields: Record<string, string>) {
  const body = { grant_type: 'authorization_code', code: 'made-up', redirect_uri: CALLBACK, ...fields }
  const answer = await post(org, 'token', body)
  return [answer.status, answer.body.error, answer.body.error_description, app.id && answer.challenge]
}

const IS_KNOWN = [400, 'invalid_grant', 'The authorization code is invalid or has expired.', null]
const refused = (sentence: string) => [401, 'invalid_client', sentence, null]

test.each(ASSERTION_ERRORS)('a client assertion that %s is refused', async (_, changes, sentence) => {
  const { org } = await newOrg()
  const app = addClient(org, PRIVATE_KEY_JWT)
  const sound = { key: pair.privateKey, alg: 'RS256' }
  expect(await present(org, app, await assertion(org, app, sound))).toEqual(IS_KNOWN)
  const faulty = await assertion(org, app, { ...sound, changes: changes(org) })
  expect(await present(org, app, faulty)).toEqual(refused(sentence))
})

test.each<[string, Key, string, string]>([
  ['with a strange key', strange.privateKey, 'RS256', 'The client_assertion signature is invalid.'],
  [
    'with a secret',
    createSecretKey(Buffer.alloc(32, 7)),
    'HS256',
    'The client_assertion JWT signature algorithm is invalid.',
  ],
])('a client assertion signed %s is refused', async (_, key, alg, sentence) => {
  const { org } = await newOrg()
  const app = addClient(org, PRIVATE_KEY_JWT)
  expect(await present(org, app, await assertion(org, app, { key, alg }))).toEqual(refused(sentence))
})

test('a client assertion is good once', async () => {
  const { org } = await newOrg()
  const app = addClient(org, PRIVATE_KEY_JWT)
  const fields = await assertion(org, app, {
    key: pair.privateKey,
    alg: 'RS256',
    changes: { jti: randomUUID() },
  })
  expect(await present(org, app, fields)).toEqual(IS_KNOWN)
  expect(await present(org, app, fields)).toEqual(
    refused('The client_assertion token has already been used.'),
  )
})

test('an assertion that is no JWT, or of an unknown type, is refused', async () => {
  const { org } = await newOrg()
  const app = addClient(org, PRIVATE_KEY_JWT)
  const fields = await assertion(org, app, { key: pair.privateKey, alg: 'RS256' })
  expect(await present(org, app, { ...fields, client_assertion: 'nonsense' })).toEqual(
    refused('The parsing of the client_assertion failed.'),
  )
  expect(await present(org, app, { ...fields, client_assertion_type: 'urn:made:up' })).toEqual([
    400,
    'invalid_request',
    'The client_assertion_type is invalid.',
    null,
  ])
})

test('a client that is to sign cannot show a secret instead, nor a public client one', async () => {
  const { org } = await newOrg()
  for (const settings of [PRIVATE_KEY_JWT, { tokenEndpointAuthMethod: 'none' as const }]) {
    const app = addClient(org, settings)
    const body = { grant_type: 'authorization_code', code: 'made-up', redirect_uri: CALLBACK }
    expect((await post(org, 'token', body, basic(app, 'a secret'))).body).toEqual({
      error: 'invalid_client',
      error_description:
        'Client authentication failed. Either the client or the client credentials are invalid.',
    })
  }
})

test('a client without a key set is told so', async () => {
  const { org } = await newOrg()
  const app = addClient(org, { tokenEndpointAuthMethod: 'private_key_jwt' })
  expect(await present(org, app, await assertion(org, app, { key: pair.privateKey, alg: 'RS256' }))).toEqual(
    refused('The client does not have a JWKSet configured, but the client_assertion requires one.'),
  )
})
