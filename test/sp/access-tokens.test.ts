import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { type AccessTokens, createAccessTokens } from '../../sp/express-configuration/access-tokens.ts'

const issuer = 'http://auth.alpacon.test/'
const second = 'express_configure:sso'
let tokens: AccessTokens
let sign: (changes?: JWTPayload, typ?: string) => Promise<string>

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  tokens = createAccessTokens(issuer, Promise.resolve({ ...(await exportJWK(publicKey)), alg: 'RS256' }))
  const now = Math.floor(Date.now() / 1000)
  const valid = {
    iss: issuer,
    aud: 'urn:auth0:express-configure',
    scope: second,
    sub: 'x',
    org_id: 'org_1',
    exp: now + 300,
  }
  sign = async (changes = {}, typ = 'at+jwt') =>
    `Bearer ${await new SignJWT({ ...valid, ...changes }).setProtectedHeader({ alg: 'RS256', typ }).sign(privateKey)}`
})

test('a valid token speaks for its organization', async () => {
  expect(await tokens.verify(await sign())).toEqual({ organizationId: 'org_1' })
})

test('the first generation of names is accepted too', async () => {
  const first = { aud: 'https://system.okta.com/actions/express-configure/v1', scope: 'expressconfigure:sso' }
  expect(await tokens.verify(await sign(first))).toEqual({ organizationId: 'org_1' })
})

test.each([
  ['expired', { exp: 1 }],
  ['of another issuer', { iss: 'http://auth.alpacon.test' }],
  ['for another audience', { aud: 'urn:other' }],
  ['without an organization', { org_id: undefined }],
])('a token %s is refused', async (_what, changes) => {
  await expect(tokens.verify(await sign(changes))).rejects.toMatchObject({
    status: 401,
    errorCode: 'invalid_token',
  })
})

test('a token of another kind is refused', async () => {
  await expect(tokens.verify(await sign({}, 'JWT'))).rejects.toMatchObject({ status: 401 })
})

test.each(['', 'openid', 'express_configure:scim', 'expressconfigure:sso'])(
  'the scope %j is too little',
  async scope => {
    await expect(tokens.verify(await sign({ scope }))).rejects.toMatchObject({
      status: 403,
      errorCode: 'insufficient_scope',
    })
  },
)
