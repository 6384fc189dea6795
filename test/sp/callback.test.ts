import { generateKeyPair, type JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { type Browser, openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import { oin } from './express-configuration-client.ts'
import { type OktaStandIn, startOktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>
let callback: string

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
  callback = sp.integration.redirectUris[0] ?? ''
  okta = await startOktaStandIn({
    name: 'acme-okta',
    clientId: '0oaclient',
    clientSecret: 'a secret',
    redirectUri: callback,
  })
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  okta.reset()
  acme = await connectedWorkspace(sp, okta.issuer)
})

async function expectNobodySignedIn(browser: Browser) {
  expect((await browser.whoami(acme.url)).status).toBe(401)
  expect(await acme.users()).toHaveLength(1)
}

const now = () => Math.floor(Date.now() / 1000)

describe('an ID token', () => {
  const faults: [string, (claims: JWTPayload) => JWTPayload][] = [
    ['of another nonce', claims => ({ ...claims, nonce: 'another' })],
    ['without a nonce', ({ nonce, ...claims }) => claims],
    ['of another issuer', claims => ({ ...claims, iss: 'http://other.localhost' })],
    ['of an issuer that begins like ours', claims => ({ ...claims, iss: `${claims.iss}.evil.test` })],
    ['for another client', claims => ({ ...claims, aud: 'another' })],
    [
      'for another client as well',
      claims => ({ ...claims, aud: [String(claims.aud), 'another'], azp: String(claims.aud) }),
    ],
    ['issued to another client', claims => ({ ...claims, azp: 'another' })],
    ['that has expired', claims => ({ ...claims, exp: now() - 360 })],
    ['without an expiry', ({ exp, ...claims }) => claims],
    ['issued in the future', claims => ({ ...claims, iat: now() + 86_400 })],
    ['without a subject', ({ sub, ...claims }) => claims],
    ['of another subject than userinfo', claims => ({ ...claims, sub: '00uother' })],
  ]

  test.each(faults)('%s opens no session', async (_name, fault) => {
    okta.alterIdToken = fault
    const { browser, page } = await acme.continueWithOkta()
    expect(page.url.href.startsWith(callback)).toBe(true)
    expect(page.status).toBe(400)
    expect(words(page)).toContain('Sign-in could not be completed')
    await expectNobodySignedIn(browser)
  })

  test('signed with an unpublished key opens no session', async () => {
    okta.signingKey = (await generateKeyPair('RS256')).privateKey
    okta.alterIdToken = claims => claims
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(400)
    await expectNobodySignedIn(browser)
  })

  test('that was only signed again is accepted, as are a clock ahead by seconds and an audience in a list', async () => {
    okta.alterIdToken = claims => ({ ...claims, iat: now() + 5, aud: [String(claims.aud)], extra: 'unknown' })
    const { page } = await acme.continueWithOkta()
    expect(page.url.href).toBe(`${acme.url}/`)
  })

  test('with a blank subject opens no session, even if userinfo agrees', async () => {
    okta.alterIdToken = claims => ({ ...claims, sub: ' ' })
    okta.alterUserinfo = claims => ({ ...claims, sub: ' ' })
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(400)
    await expectNobodySignedIn(browser)
  })

  test('is not completed from a userinfo answer about somebody else', async () => {
    okta.alterUserinfo = claims => ({ ...claims, sub: '00uother' })
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(400)
    await expectNobodySignedIn(browser)
  })
})

describe('the callback', () => {
  /** Goes up to Okta's answer and stops before the browser takes it to Alpacon. */
  async function answerOfOkta() {
    const browser = openBrowser({ stopAt: callback })
    const { page } = await acme.continueWithOkta(browser)
    const further = openBrowser()
    further.cookies.push(...browser.cookies)
    return { browser: further, answer: page.url }
  }

  test('takes an answer once', async () => {
    const { browser, answer } = await answerOfOkta()
    const sameCookies = openBrowser()
    sameCookies.cookies.push(...browser.cookies)
    expect((await browser.open(answer)).url.href).toBe(`${acme.url}/`)
    for (const again of [await browser.open(answer), await sameCookies.open(answer)]) {
      expect(again.status).toBe(400)
      expect(words(again)).toContain('This sign-in can’t be continued')
    }
  })

  test('refuses an answer that was fetched in another browser', async () => {
    const { answer } = await answerOfOkta()
    const other = openBrowser()
    expect((await other.open(answer)).status).toBe(400)
    await expectNobodySignedIn(other)
  })

  test('refuses an answer with the state of another attempt', async () => {
    const { browser, answer } = await answerOfOkta()
    const other = await answerOfOkta()
    answer.searchParams.set('state', other.answer.searchParams.get('state') ?? '')
    expect((await browser.open(answer)).status).toBe(400)
    await expectNobodySignedIn(browser)
  })

  test('refuses a code that belongs to another attempt', async () => {
    const { browser, answer } = await answerOfOkta()
    const other = await answerOfOkta()
    answer.searchParams.set('code', other.answer.searchParams.get('code') ?? '')
    const page = await browser.open(answer)
    expect(page.status).toBe(400)
    expect(words(page)).toContain('invalid_grant')
    await expectNobodySignedIn(browser)
  })

  test.each([
    '',
    '?iss=http://acme.okta.localhost',
    '?error=access_denied',
    '?code=x',
    '?code=x&state=y',
    '?state=a&state=b',
  ])('answers what it never asked for (%s) with a page', async query => {
    const page = await openBrowser().open(`${callback}${query}`)
    expect(page.status).toBe(400)
    expect(words(page)).toContain('This sign-in can’t be continued')
  })
})

test('an attempt goes to Okta once', async () => {
  const start = `${sp.authUrl}/login/start`
  const { page } = await acme.continueWithOkta(openBrowser({ stopAt: start }))
  const browser = openBrowser({ stopAt: okta.issuer })
  expect((await browser.open(page.url)).url.origin).toBe(okta.issuer)
  expect((await browser.open(page.url)).status).toBe(400)
})

describe('the ticket to the workspace', () => {
  async function ticket() {
    const browser = openBrowser({ stopAt: `${acme.url}/sign-in/complete` })
    const { page } = await acme.continueWithOkta(browser)
    const further = openBrowser()
    further.cookies.push(...browser.cookies)
    return { browser: further, url: page.url }
  }

  test('opens the session in the browser that began', async () => {
    const { browser, url } = await ticket()
    expect((await browser.open(url)).url.href).toBe(`${acme.url}/`)
  })

  test('opens none in another browser', async () => {
    const { url } = await ticket()
    const other = openBrowser()
    expect((await other.open(url)).status).toBe(400)
    expect((await other.whoami(acme.url)).status).toBe(401)
  })

  test('opens none the second time', async () => {
    const { browser, url } = await ticket()
    const again = openBrowser()
    again.cookies.push(...browser.cookies)
    await browser.open(url)
    expect((await again.open(url)).status).toBe(400)
  })

  test('opens none at another workspace', async () => {
    const { browser, url } = await ticket()
    const other = await connectedWorkspace(sp, okta.issuer)
    const elsewhere = new URL(`${url.pathname}${url.search}`, other.url)
    browser.cookies.push(...browser.cookies.map(cookie => ({ ...cookie, host: elsewhere.host })))
    expect((await browser.open(elsewhere)).status).toBe(400)
    expect((await browser.whoami(other.url)).status).toBe(401)
  })
})
