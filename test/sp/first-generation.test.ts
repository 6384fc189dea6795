import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import {
  accessToken,
  approvalCode,
  askAsClient,
  authorizeUrl,
  call,
  connectionBody,
  enabling,
  exchange,
  firstGeneration,
  oin,
  oinRedirectUri,
} from './express-configuration-client.ts'
import { operatorOf } from './operator.ts'

const issuer = 'http://acme.okta.localhost:4600'
let sp: RunningAlpacon

beforeEach(async () => {
  sp = await startAlpacon({ port: 0, oin })
})
afterEach(async () => {
  vi.useRealTimers()
  await sp.close()
})

async function workspace(name = 'acme') {
  const { organization_id, superuser } = await operatorOf(sp).makeWorkspace(name)
  return { name, organization: organization_id as string, superuser }
}
type Made = Awaited<ReturnType<typeof workspace>>

const approve = ({ superuser }: Made, ticked = {}) =>
  accessToken(sp, superuser, { changes: firstGeneration, ticked })

async function clientToken(parameters: Record<string, string> = {}): Promise<string> {
  const { body } = await askAsClient(sp, parameters)
  return String(body.access_token)
}

describe('the token of the approval', () => {
  test('says what Okta needs to go on, for 300 seconds', async () => {
    const acme = await workspace()
    const { expressConfiguration } = sp.integration
    const claims = decodeJwt(await approve(acme))
    expect(claims).toMatchObject({
      aud: firstGeneration.audience,
      scope: firstGeneration.scope,
      org_id: acme.organization,
      org_name: acme.name,
      sp_client_id: expressConfiguration.applicationClientId,
      management_api_audience: `${expressConfiguration.tenantUrl}api/v2/`,
      init_login_uri: expressConfiguration.initiateLoginUriTemplate,
    })
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300)
  })

  test('is not accepted by the API', async () => {
    const token = await approve(await workspace())
    expect(await call(sp, token, 'GET', 'connections')).toMatchObject({
      status: 401,
      body: { errorCode: 'invalid_token' },
    })
  })

  test('of the second generation has none of that', async () => {
    const claims = decodeJwt(await accessToken(sp, (await workspace()).superuser))
    expect(Object.keys(claims)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(sp_client_id|management_api_audience|init_login_uri)$/),
      ]),
    )
  })

  test.each([
    ['the scope of the other', { ...firstGeneration, scope: 'express_configure:sso' }, 'invalid_scope'],
    [
      'the other as resource',
      { ...firstGeneration, resource: 'urn:auth0:express-configure' },
      'invalid_target',
    ],
    ['the API as audience', { audience: 'API', scope: 'read:connections' }, 'invalid_target'],
  ])('is not given for one generation with %s', async (_what, changes, error) => {
    const audience = changes.audience.replace('API', `${sp.authUrl}/api/v2/`)
    const browser = openBrowser({ stopAt: oinRedirectUri })
    const back = await browser.open(authorizeUrl(sp, { ...changes, audience }))
    expect(back.url.searchParams.get('error')).toBe(error)
  })
})

describe("Okta's own token", () => {
  test('sets up the connection of the organization that approved', async () => {
    const acme = await workspace()
    await approve(acme)
    const answer = await askAsClient(sp, { organization: acme.organization })
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 300 } })
    expect(answer.body).not.toHaveProperty('refresh_token')
    const token = String(answer.body.access_token)
    const made = await call(
      sp,
      token,
      'POST',
      'connections',
      connectionBody(sp, { name: 'okta-acme-1', issuer }),
    )
    expect(made.status).toBe(201)
    const path = `organizations/${acme.organization}/enabled_connections`
    expect(await call(sp, token, 'POST', path, enabling(made.body.id))).toMatchObject({ status: 201 })
    expect(await operatorOf(sp).connections('acme')).toMatchObject([{ enabled: true, status: 'ready' }])
  })

  test('is not given while no organization has approved', async () => {
    const acme = await workspace()
    await accessToken(sp, acme.superuser)
    await approvalCode(sp, acme.superuser, { changes: firstGeneration })
    const refusal = { status: 400, body: { error: 'access_denied' } }
    expect(await askAsClient(sp, {})).toMatchObject(refusal)
    expect(await askAsClient(sp, { organization: acme.organization })).toMatchObject(refusal)
  })

  test('names one organization where several have approved', async () => {
    const [acme, beta] = [await workspace('acme'), await workspace('beta')]
    await approve(acme)
    await approve(beta)
    expect(await askAsClient(sp, {})).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const token = await clientToken({ organization: beta.organization })
    expect(decodeJwt(token).org_id).toBe(beta.organization)
  })

  test('acts for 300 seconds after the consent', async () => {
    const acme = await workspace()
    vi.useFakeTimers({ toFake: ['Date'] })
    await approve(acme)
    vi.advanceTimersByTime(290_000)
    const token = await clientToken()
    expect((await call(sp, token, 'GET', 'connections')).status).toBe(200)
    vi.advanceTimersByTime(20_000)
    expect(await call(sp, token, 'GET', 'connections')).toMatchObject({
      status: 403,
      body: { errorCode: 'insufficient_scope' },
    })
  })

  test('replaces another org’s connection only after a ticked consent', async () => {
    const acme = await connectedWorkspace(sp, issuer)
    const other = connectionBody(sp, { name: 'okta-other-1', issuer: 'http://other.okta.localhost:4600' })
    await approve(acme)
    expect(await call(sp, await clientToken(), 'POST', 'connections', other)).toMatchObject({
      status: 409,
      body: { errorCode: 'organization_connected' },
    })
    await approve(acme, { replace: issuer })
    expect(await call(sp, await clientToken(), 'POST', 'connections', other)).toMatchObject({ status: 201 })
  })

  test.each([
    ['another scope', { scope: 'read:connections delete:connections' }, 'invalid_scope'],
    ['another audience', { audience: 'urn:auth0:express-configure' }, 'invalid_target'],
    ['no audience', { audience: '' }, 'invalid_target'],
  ])('is not given for %s', async (_what, changes, error) => {
    await approve(await workspace())
    expect(await askAsClient(sp, changes)).toMatchObject({ status: 400, body: { error } })
  })

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  test.each([
    ['signed with another key', () => ({ key: stranger })],
    ['that has expired', () => ({ claims: { exp: Math.floor(Date.now() / 1000) - 60 } })],
  ])('is not given for an assertion %s', async (_what, assertion) => {
    await approve(await workspace())
    expect(await askAsClient(sp, {}, assertion())).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
  })

  test('is not given for an assertion that was used before, even at the same instant', async () => {
    await approve(await workspace())
    const claims = { jti: randomUUID() }
    const answers = await Promise.all([askAsClient(sp, {}, { claims }), askAsClient(sp, {}, { claims })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('ends with the approval when its code comes again', async () => {
    const acme = await workspace()
    const code = await approvalCode(sp, acme.superuser, { changes: firstGeneration })
    expect((await exchange(sp, code)).status).toBe(200)
    const token = await clientToken()
    expect((await call(sp, token, 'GET', 'connections')).status).toBe(200)
    expect((await exchange(sp, code)).status).toBe(400)
    expect((await call(sp, token, 'GET', 'connections')).status).toBe(403)
  })
})

describe('each operation asks for its scope:', () => {
  const body = () => connectionBody(sp, { name: 'okta-acme-2', issuer })
  test.each([
    ['read:connections', 'GET', () => 'connections', () => undefined],
    ['create:connections', 'POST', () => 'connections', body],
    ['update:connections', 'PATCH', (id: string) => `connections/${id}`, () => ({ display_name: 'Okta' })],
    ['read:organization_connections', 'GET', (_: string, at: string) => at, () => undefined],
    ['create:organization_connections', 'POST', (_: string, at: string) => at, enabling],
  ])('%s', async (scope, method, path, payload) => {
    const acme = await workspace()
    await approve(acme)
    const all = await clientToken()
    const { body: made } = await call(sp, all, 'POST', 'connections', { ...body(), name: 'okta-acme-1' })
    const at = path(made.id, `organizations/${acme.organization}/enabled_connections`)
    const others = String(decodeJwt(all).scope)
      .split(' ')
      .filter(other => other !== scope)
    expect(others).toHaveLength(7)
    const refused = await call(
      sp,
      await clientToken({ scope: others.join(' ') }),
      method,
      at,
      payload(made.id),
    )
    expect(refused).toMatchObject({ status: 403, body: { errorCode: 'insufficient_scope' } })
    expect(refused.body.message).toContain(scope)
    expect((await call(sp, await clientToken({ scope }), method, at, payload(made.id))).status).toBeLessThan(
      300,
    )
  })

  test('options are read and changed with scopes of their own', async () => {
    await approve(await workspace())
    const all = await clientToken()
    const { body: made } = await call(sp, all, 'POST', 'connections', body())
    const reader = await clientToken({ scope: 'read:connections' })
    expect((await call(sp, reader, 'GET', 'connections')).body).toEqual([
      expect.not.objectContaining({ options: expect.anything() }),
    ])
    const writer = await clientToken({ scope: 'update:connections' })
    const answer = await call(sp, writer, 'PATCH', `connections/${made.id}`, { options: body().options })
    expect(answer).toMatchObject({ status: 403 })
    expect(answer.body.message).toContain('update:connections_options')
  })
})
