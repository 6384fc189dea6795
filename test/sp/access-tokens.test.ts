import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { coversOperation, operationScopes } from '../../sp/connections/operations.ts'
import { type AccessTokens, createAccessTokens } from '../../sp/express-configuration/access-tokens.ts'

const issuer = 'http://auth.alpacon.test/'
const managementAudience = `${issuer}api/v2/`
const approval = { organizationId: 'org_1', audience: 'a', replaces: undefined }
let tokens: AccessTokens
let sign: (changes?: JWTPayload, typ?: string) => Promise<string>

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  tokens = createAccessTokens({
    issuer,
    managementAudience,
    publicKey: async () => ({ ...(await exportJWK(publicKey)), alg: 'RS256' }),
    approvals: {
      ofToken: jti => (jti === 'standing' ? approval : undefined),
      openFor: organizationId => (organizationId === 'org_1' ? approval : undefined),
    },
  })
  const now = Math.floor(Date.now() / 1000)
  const valid = {
    iss: issuer,
    aud: 'urn:auth0:express-configure',
    scope: 'express_configure:sso',
    jti: 'standing',
    sub: 'x',
    org_id: 'org_1',
    exp: now + 300,
  }
  sign = async (changes = {}, typ = 'at+jwt') =>
    `Bearer ${await new SignJWT({ ...valid, ...changes }).setProtectedHeader({ alg: 'RS256', typ }).sign(privateKey)}`
})

test('a valid token speaks for its organization', async () => {
  expect(await tokens.verify(await sign())).toEqual({
    organizationId: 'org_1',
    scopes: ['express_configure:sso'],
    approval,
  })
})

test("a client's token speaks for its organization while an approval is open there", async () => {
  const clients = { aud: managementAudience, scope: 'read:connections create:connections', jti: 'another' }
  expect(await tokens.verify(await sign(clients))).toMatchObject({
    organizationId: 'org_1',
    scopes: ['read:connections', 'create:connections'],
  })
  await expect(tokens.verify(await sign({ ...clients, org_id: 'org_2' }))).rejects.toMatchObject({
    status: 403,
    errorCode: 'insufficient_scope',
  })
})

test.each([
  ['expired', { exp: 1 }],
  ['of another issuer', { iss: 'http://auth.alpacon.test' }],
  ['for another audience', { aud: 'urn:other' }],
  [
    "of the first generation's approval",
    { aud: 'https://system.okta.com/actions/express-configure/v1', scope: 'expressconfigure:sso' },
  ],
  ['without an organization', { org_id: undefined }],
  ['without an id', { jti: undefined }],
  ['whose approval was revoked', { jti: 'revoked' }],
])('a token %s is refused', async (_what, changes) => {
  await expect(tokens.verify(await sign(changes))).rejects.toMatchObject({
    status: 401,
    errorCode: 'invalid_token',
  })
})

test('a token of another kind is refused', async () => {
  await expect(tokens.verify(await sign({}, 'JWT'))).rejects.toMatchObject({ status: 401 })
})

test.each(operationScopes)('%s is covered by itself and by the scope of generation 2 only', operation => {
  const others = operationScopes.filter(scope => scope !== operation)
  const strangers = ['', 'openid', 'express_configure:scim', 'expressconfigure:sso', ...others]
  expect(coversOperation(strangers, operation)).toBe(false)
  expect(coversOperation([operation], operation)).toBe(true)
  expect(coversOperation(['express_configure:sso'], operation)).toBe(true)
})
