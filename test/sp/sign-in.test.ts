import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

const grace = {
  sub: '00ugrace',
  email: 'Grace.Hopper@example.test',
  given_name: 'Grace',
  family_name: 'Hopper',
}

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta())
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  okta.reset()
  okta.person = grace
  acme = await connectedWorkspace(sp, okta.issuer)
})

async function expectNobodySignedIn(browser = openBrowser()) {
  expect(await browser.whoami(acme.url)).toEqual({ status: 401, body: { error: 'not_signed_in' } })
  expect(await acme.users()).toHaveLength(1)
}

describe('signing in with Okta', () => {
  test('goes from the front page to the workspace, with the names from userinfo', async () => {
    const browser = openBrowser()
    const front = await browser.open(sp.url)
    const screen = await browser.press(front, 'Continue', { workspace: ` ${acme.name.toUpperCase()} ` })
    const home = await browser.press(screen, 'Continue with Okta')
    expect(home.url.href).toBe(`${acme.url}/`)
    expect(words(home)).toContain('Signed in as Grace Hopper')
    expect((await browser.whoami(acme.url)).body).toMatchObject({
      method: 'okta',
      workspace: { name: acme.name, schema_name: acme.name, display_name: `${acme.name} team` },
      user: {
        username: 'grace-hopper',
        email: grace.email,
        first_name: 'Grace',
        role: 'user',
        source: 'okta',
      },
    })
  })

  test('sends S256 and a state and nonce that are new each time', async () => {
    for (let round = 0; round < 2; round++) await acme.continueWithOkta()
    const asked = okta.requests
      .filter(({ pathname }) => pathname === '/auth')
      .map(({ searchParams }) => searchParams)
    expect(asked).toHaveLength(2)
    for (const parameter of ['state', 'nonce', 'code_challenge']) {
      const values = asked.map(query => query.get(parameter))
      expect(new Set(values).size, parameter).toBe(2)
      expect(
        values.every(value => (value ?? '').length >= 32),
        parameter,
      ).toBe(true)
    }
    expect(asked[0]?.get('code_challenge_method')).toBe('S256')
  })

  test('finds the same user again and brings the profile up to date', async () => {
    await acme.continueWithOkta()
    okta.person = { ...grace, email: 'grace.murray@example.test', family_name: 'Murray' }
    await acme.continueWithOkta()
    const users = await acme.users()
    expect(users).toHaveLength(2)
    expect(users[1]).toMatchObject({
      last_name: 'Murray',
      email: 'grace.murray@example.test',
      username: 'grace-hopper',
    })
  })

  test('comes back to the page that was wanted', async () => {
    const { page } = await acme.continueWithOkta(openBrowser(), '/?tab=members')
    expect(page.url.href).toBe(`${acme.url}/?tab=members`)
  })

  test('works in two tabs at once', async () => {
    const browser = openBrowser({ stopAt: `${okta.issuer}/auth` })
    const one = await acme.continueWithOkta(browser)
    const two = await acme.continueWithOkta(browser)
    const further = openBrowser()
    further.cookies.push(...browser.cookies)
    for (const { page } of [two, one]) expect((await further.open(page.url)).url.href).toBe(`${acme.url}/`)
  })

  test('makes one user of two first sign-ins at the same instant', async () => {
    await Promise.all([acme.continueWithOkta(), acme.continueWithOkta()])
    expect(await acme.users()).toHaveLength(2)
  })

  test('replaces the session of another person with a new one', async () => {
    const { browser } = await acme.signInWithPassword()
    const before = browser.cookies.find(({ name }) => name === 'alpacon_session')?.value
    const { page } = await acme.continueWithOkta(browser)
    await browser.press(page, `Continue as ${grace.email}`)
    const after = browser.cookies.find(({ name }) => name === 'alpacon_session')?.value
    expect(after).not.toBe(before)
    expect((await browser.whoami(acme.url)).body).toMatchObject({ user: { email: grace.email } })
    const old = openBrowser()
    old.cookies.push({
      host: new URL(acme.url).host,
      name: 'alpacon_session',
      value: before ?? '',
      path: '/',
    })
    expect((await old.whoami(acme.url)).status).toBe(401)
  })

  test('gives a session at that workspace only', async () => {
    const { browser } = await acme.continueWithOkta()
    const other = await connectedWorkspace(sp, okta.issuer)
    const session = browser.cookies.find(({ name }) => name === 'alpacon_session')
    browser.cookies.push({ ...session!, host: new URL(other.url).host })
    expect((await browser.whoami(other.url)).status).toBe(401)
  })
})

describe('what Okta refuses', () => {
  test('is said in plain words, and makes no user', async () => {
    okta.refusal = {
      error: 'access_denied',
      error_description: 'User is not assigned to the client application.',
    }
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(403)
    expect(words(page)).toContain('Okta says: “User is not assigned to the client application.”')
    expect(page.text).toContain(`href="${acme.url}/sign-in"`)
    await expectNobodySignedIn(browser)
  })

  test('is shown without running its markup', async () => {
    okta.refusal = { error: 'server_error', error_description: '<script>alert(1)</script>' }
    const { page } = await acme.continueWithOkta()
    expect(page.status).toBe(400)
    expect(page.text).not.toContain('<script>')
    expect(page.text).toContain('&lt;script&gt;')
  })

  test('is told apart from Okta being out of reach', async () => {
    const elsewhere = await connectedWorkspace(sp, 'http://nobody-listens.localhost:9')
    const { page } = await elsewhere.continueWithOkta()
    expect(page.status).toBe(502)
    expect(words(page)).toContain('Okta can’t be reached')
  })
})

describe('an issuer whose metadata', () => {
  test.each([
    ['names another issuer', { issuer: 'http://other.localhost' }],
    ['sends codes and secrets elsewhere', { token_endpoint: 'http://127.0.0.1:9/token' }],
    ['has keys elsewhere', { jwks_uri: 'http://evil.localhost/keys' }],
    ['has no userinfo', { userinfo_endpoint: undefined }],
  ])('%s is not gone to', async (_what, changes) => {
    okta.alterMetadata = metadata => ({ ...metadata, ...changes })
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(400)
    expect(words(page)).toContain('Sign-in could not be completed')
    expect(okta.requests.map(({ pathname }) => pathname)).toEqual(['/.well-known/openid-configuration'])
    await expectNobodySignedIn(browser)
  })
})

describe('a person whom Okta vouches for', () => {
  test('is never linked to a local user by the email alone', async () => {
    okta.person = { ...grace, email: acme.superuser.email.toUpperCase() }
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(409)
    expect(words(page)).toContain('ask a superuser')
    await expectNobodySignedIn(browser)
  })

  test('stays out when deactivated, and loses the session', async () => {
    const { browser } = await acme.continueWithOkta()
    const [, user] = await acme.users()
    await acme.operator.call('PATCH', `workspaces/${acme.name}/users/${user.id}`, { is_active: false })
    expect((await browser.whoami(acme.url)).status).toBe(401)
    const { page } = await acme.continueWithOkta(browser)
    expect(page.status).toBe(403)
    expect(words(page)).toContain('Your account is deactivated')
    expect((await browser.whoami(acme.url)).status).toBe(401)
  })

  test('needs an email address', async () => {
    okta.person = { sub: '00unone', given_name: 'No' }
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(403)
    await expectNobodySignedIn(browser)
  })
})
