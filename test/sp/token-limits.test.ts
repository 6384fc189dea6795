import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import {
  accessToken,
  approvalCode,
  askAsClient,
  askForApproval,
  authorizeUrl,
  call,
  connectionBody,
  enabling,
  exchange,
  firstGeneration,
  oin,
  oinRedirectUri,
} from './express-configuration-client.ts'

let sp: RunningAlpacon
let made = 0

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
})
afterAll(() => sp.close())

const connected = () => connectedWorkspace(sp, `http://org-${++made}.okta.localhost:4600`)

describe.each(['second', 'first'])(
  'with the names of the %s generation, a token of one workspace',
  generation => {
    async function twoWorkspaces() {
      const [mine, theirs] = [await connected(), await connected()]
      if (generation === 'second') return { mine, theirs, token: await accessToken(sp, mine.superuser) }
      // Both have approved: the token still is for one of them.
      for (const { superuser } of [mine, theirs])
        await accessToken(sp, superuser, { changes: firstGeneration })
      const { body } = await askAsClient(sp, { organization: mine.organization })
      return { mine, theirs, token: String(body.access_token) }
    }

    test('lists its own connections only', async () => {
      const { mine, token } = await twoWorkspaces()
      expect((await call(sp, token, 'GET', 'connections')).body).toMatchObject([{ name: mine.connection }])
    })

    test('makes connections in its own organization only', async () => {
      const { mine, theirs, token } = await twoWorkspaces()
      const [{ issuer }] = await mine.connections()
      const before = await theirs.connections()
      const body = connectionBody(sp, { name: `okta-${theirs.name}-2`, issuer })
      expect(await call(sp, token, 'POST', 'connections', body)).toMatchObject({ status: 409 })
      expect(await theirs.connections()).toEqual(before)
    })

    test('changes none of another', async () => {
      const { theirs, token } = await twoWorkspaces()
      const [before] = await theirs.connections()
      const { options } = connectionBody(sp, { name: 'x', issuer: before.issuer, clientId: '0oaevil' })
      expect(await call(sp, token, 'PATCH', `connections/${before.id}`, { options })).toMatchObject({
        status: 404,
        body: { errorCode: 'inexistent_connection' },
      })
      expect(await theirs.connections()).toEqual([before])
    })

    test('neither reads nor changes what another has enabled', async () => {
      const { mine, theirs, token } = await twoWorkspaces()
      const before = [await mine.connections(), await theirs.connections()]
      const refused = { status: 403, body: { errorCode: 'insufficient_scope' } }
      const path = `organizations/${theirs.organization}/enabled_connections`
      expect(await call(sp, token, 'GET', path)).toMatchObject(refused)
      for (const [{ id }] of before)
        expect(await call(sp, token, 'POST', path, enabling(id))).toMatchObject(refused)
      expect([await mine.connections(), await theirs.connections()]).toEqual(before)
    })

    test("enables none of another's in its own", async () => {
      const { mine, theirs, token } = await twoWorkspaces()
      const [{ id }] = await theirs.connections()
      const path = `organizations/${mine.organization}/enabled_connections`
      expect(await call(sp, token, 'POST', path, enabling(id))).toMatchObject({ status: 404 })
    })
  },
)

describe('an authorization code', () => {
  test('that comes again takes back the token it gave', async () => {
    const { superuser } = await connected()
    const code = await approvalCode(sp, superuser)
    const { body } = await exchange(sp, code)
    const token = String(body.access_token)
    expect((await call(sp, token, 'GET', 'connections')).status).toBe(200)
    expect(await exchange(sp, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await call(sp, token, 'GET', 'connections')).toMatchObject({
      status: 401,
      body: { errorCode: 'invalid_token' },
    })
  })

  test('that comes again after it expired takes it back as well', async () => {
    const { superuser } = await connected()
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const code = await approvalCode(sp, superuser)
      const { body } = await exchange(sp, code)
      vi.advanceTimersByTime(200_000)
      expect((await call(sp, String(body.access_token), 'GET', 'connections')).status).toBe(200)
      expect((await exchange(sp, code)).status).toBe(400)
      expect((await call(sp, String(body.access_token), 'GET', 'connections')).status).toBe(401)
    } finally {
      vi.useRealTimers()
    }
  })

  test('that comes twice at the same instant is taken once at most, and gives nothing that lasts', async () => {
    const { superuser } = await connected()
    const code = await approvalCode(sp, superuser)
    const answers = await Promise.all([1, 2, 3].map(() => exchange(sp, code)))
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    for (const { body } of answers) {
      const { status } = await call(sp, String(body.access_token ?? 'none'), 'GET', 'connections')
      expect(status).toBe(401)
    }
  })

  test.each([
    ['another redirect URI', { body: { redirect_uri: `${oinRedirectUri}/` } }, 400, 'invalid_grant'],
    ['another verifier', { body: { code_verifier: 'y'.repeat(50) } }, 400, 'invalid_grant'],
    ['another client', { claims: { iss: 'other', sub: 'other' } }, 400, 'invalid_request'],
    ['another client id', { body: { client_id: 'other' } }, 400, 'invalid_request'],
  ])('is not taken with %s', async (_what, assertion, status, error) => {
    const { superuser } = await connected()
    const code = await approvalCode(sp, superuser)
    expect(await exchange(sp, code, assertion)).toMatchObject({ status, body: { error } })
  })
})

test('the client secret comes back in no answer, no page and no line of a log', async () => {
  const secret = 'S3cret-of-the-client-that-nobody-may-see'
  const written: string[] = []
  const spies = [process.stdout, process.stderr].map(stream =>
    vi.spyOn(stream, 'write').mockImplementation(chunk => written.push(String(chunk)) > 0),
  )
  const errors = vi.spyOn(console, 'error').mockImplementation((...said) => {
    written.push(said.map(String).join(' '))
  })
  const acme = await connected()
  const token = await accessToken(sp, acme.superuser)
  const [{ id, issuer }] = await acme.connections()
  const enabled = `organizations/${acme.organization}/enabled_connections`
  const body = connectionBody(sp, { name: acme.connection, issuer, secret })
  const { strategy, name, ...change } = body
  const browser = openBrowser()
  const answers = [
    await call(sp, token, 'PATCH', `connections/${id}`, change),
    await call(sp, token, 'POST', 'connections', body),
    await call(sp, token, 'PATCH', 'connections/con_none', change),
    await call(sp, token, 'PATCH', `connections/${id}`, {
      options: { ...body.options, issuer: `${secret}/` },
    }),
    await call(sp, token, 'PATCH', `connections/${id}`, {
      options: { ...body.options, client_secret: secret.repeat(20) },
    }),
    await call(sp, undefined, 'PATCH', `connections/${id}`, change),
    await call(sp, token, 'GET', 'connections'),
    await call(sp, token, 'GET', enabled),
    await call(sp, token, 'POST', enabled, enabling(id)),
    await acme.connections(),
    (await acme.signInWithPassword(browser)).page.text,
    (await askForApproval(sp, openBrowser({ stopAt: oinRedirectUri }), acme.superuser)).text,
    (await openBrowser().open(`${acme.url}/sign-in`)).text,
    (await openBrowser({ stopAt: oinRedirectUri }).open(authorizeUrl(sp))).text,
  ]
  for (const spy of [...spies, errors]) spy.mockRestore()
  expect(answers[0]).toMatchObject({ status: 200 })
  expect(JSON.stringify(answers)).not.toContain(secret)
  expect(written.join('\n')).not.toContain(secret)
})
