import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser } from './browser.ts'
import { connect } from './connected-workspace.ts'
import { accessToken, call, connectionBody, enabling, oin } from './express-configuration-client.ts'
import { type Operator, operatorOf } from './operator.ts'

let sp: RunningAlpacon
let operator: Operator
let made = 0

async function approvedWorkspace() {
  const name = `managed-${++made}`
  const { organization_id, superuser } = await operator.makeWorkspace(name)
  const token = await accessToken(sp, superuser)
  return { name, organization: organization_id as string, token, superuser }
}

let acme: Awaited<ReturnType<typeof approvedWorkspace>>
const issuer = 'http://acme.okta.localhost:4600'
const body = (name = `okta-${acme.name}-1`, changes = {}) => connectionBody(sp, { name, issuer, ...changes })
const enabledPath = (organization: string) => `organizations/${organization}/enabled_connections`

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
  operator = operatorOf(sp)
})
afterAll(() => sp.close())
beforeEach(async () => {
  acme = await approvedWorkspace()
})

describe('a connection', () => {
  test('is made, enabled, and listed without its secret', async () => {
    const created = await call(sp, acme.token, 'POST', 'connections', body())
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      id: expect.stringMatching(/^con_\w{16}$/),
      name: `okta-${acme.name}-1`,
      strategy: 'okta',
      options: { issuer },
    })
    expect(await operator.connections(acme.name)).toMatchObject([{ enabled: false, status: 'pending' }])

    const enabled = await call(
      sp,
      acme.token,
      'POST',
      enabledPath(acme.organization),
      enabling(created.body.id),
    )
    expect(enabled).toEqual({
      status: 201,
      body: { ...enabling(created.body.id), connection: { name: created.body.name, strategy: 'okta' } },
    })
    const list = await call(sp, acme.token, 'GET', 'connections?strategy=okta')
    expect(list.body).toEqual([created.body])
    expect((await call(sp, acme.token, 'GET', 'connections?strategy=adfs')).body).toEqual([])
    const listed = await call(sp, acme.token, 'GET', enabledPath(acme.organization))
    expect(listed.body).toEqual([enabled.body])
    expect(JSON.stringify([created, enabled, list, listed])).not.toContain('a secret')
    expect(await operator.connections(acme.name)).toMatchObject([{ enabled: true, status: 'ready', issuer }])
  })

  test('that exists but is not enabled is offered to nobody', async () => {
    await call(sp, acme.token, 'POST', 'connections', body())
    const screen = await openBrowser().open(`${sp.workspaceUrl(acme.name)}/sign-in`)
    expect(screen.text).not.toContain('Continue with Okta')
  })

  test('that is not enabled for the application is offered to nobody', async () => {
    await connect(sp, acme.token, acme.organization, { ...body(), enabled_clients: ['another'] })
    const screen = await openBrowser().open(`${sp.workspaceUrl(acme.name)}/sign-in`)
    expect(screen.text).not.toContain('Continue with Okta')
  })

  test('becomes ready when its delay is over, counted from when it was enabled', async () => {
    await operator.call('PATCH', `workspaces/${acme.name}`, { connection_delay_ms: 60_000 })
    await connect(sp, acme.token, acme.organization, body())
    expect(await operator.connections(acme.name)).toMatchObject([{ enabled: true, status: 'pending' }])
    await operator.call('PATCH', `workspaces/${acme.name}`, { connection_delay_ms: 0 })
    expect(await operator.connections(acme.name)).toMatchObject([{ enabled: true, status: 'ready' }])
  })

  test('is updated by a second run, and stays one', async () => {
    const id = await connect(sp, acme.token, acme.organization, body())
    const { options, enabled_clients } = body(undefined, { clientId: '0oaother' })
    const { client_secret, ...withoutSecret } = options
    const change = { display_name: 'Okta', options: withoutSecret, enabled_clients }
    expect(await call(sp, acme.token, 'PATCH', `connections/${id}`, change)).toMatchObject({
      status: 200,
      body: { id },
    })
    expect(await call(sp, acme.token, 'POST', enabledPath(acme.organization), enabling(id))).toMatchObject({
      status: 409,
    })
    expect(await operator.connections(acme.name)).toMatchObject([
      { id, client_id: '0oaother', status: 'ready' },
    ])
  })

  test('keeps its issuer', async () => {
    const id = await connect(sp, acme.token, acme.organization, body())
    const { options } = body(undefined, { issuer: 'http://other.okta.localhost:4600' })
    expect(await call(sp, acme.token, 'PATCH', `connections/${id}`, { options })).toMatchObject({
      status: 400,
    })
    expect(await operator.connections(acme.name)).toMatchObject([{ issuer }])
  })

  test('needs a name that no organization has', async () => {
    const other = await approvedWorkspace()
    await call(sp, acme.token, 'POST', 'connections', body('okta-shared-1'))
    const taken = await call(sp, other.token, 'POST', 'connections', body('okta-shared-1'))
    expect(taken).toMatchObject({ status: 409, body: { statusCode: 409, error: 'Conflict' } })
  })

  test.each([
    ['strategy', { strategy: 'saml' }],
    ['name', { name: 'not a name' }],
    ['options', { options: undefined }],
    ['options.issuer', { options: { client_id: 'x', client_secret: 'y', issuer: 'http://x.test/' } }],
    ['options.issuer', { options: { client_id: 'x', client_secret: 'y', issuer: 'http://u@x.test' } }],
    ['options.issuer', { options: { client_id: 'x', client_secret: 'y', issuer: 'file:///etc' } }],
    ['options.client_secret', { options: { client_id: 'x', issuer } }],
  ])('with a bad %s is refused by that name: %j', async (member, changes) => {
    const { status, body: answer } = await call(sp, acme.token, 'POST', 'connections', {
      ...body(),
      ...changes,
    })
    expect(status).toBe(400)
    expect(answer).toMatchObject({ statusCode: 400, error: 'Bad Request', errorCode: 'invalid_body' })
    expect(answer.message).toContain(`${member}:`)
  })
})

test.each([
  ['is no JSON', '{"name":'],
  ['is too large', JSON.stringify({ name: 'x'.repeat(300_000) })],
])('a body that %s is refused as such', async (_, text) => {
  const { status, body: answer } = await call(sp, acme.token, 'POST', 'connections', text, String)
  expect(status).toBe(400)
  expect(answer.errorCode).toBe('invalid_body')
  expect(answer.message).toContain('the body is too large or not JSON')
})

describe('a token', () => {
  test('that is missing, altered or of another key is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const [header, payload] = acme.token.split('.')
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    const forged = await new SignJWT(claims)
      .setProtectedHeader(JSON.parse(Buffer.from(header ?? '', 'base64url').toString()))
      .sign(privateKey)
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
    for (const token of [undefined, 'nonsense', forged, unsigned, `${header}.${payload}.`]) {
      const answer = await call(sp, token, 'GET', 'connections')
      expect(answer).toMatchObject({ status: 401, body: { statusCode: 401, error: 'Unauthorized' } })
    }
  })

  test('that is for nothing in this API finds nothing', async () => {
    expect(await call(sp, acme.token, 'DELETE', 'connections/x')).toMatchObject({ status: 404 })
  })
})
