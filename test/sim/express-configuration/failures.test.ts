import { expect, test } from 'vitest'
import type { Application } from '../../../sim/index.ts'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find } from '../pages/markup-reader.ts'
import { administratorAtSignOn, comeBack } from './administrator.ts'
import { type Answer, fakeSp } from './fake-sp.ts'

const { okta } = oktaOfThisFile()
const sp = fakeSp()

const FAILURE = 'Failed to Express Configure the application. Please retry or contact Okta support.'

/** The app without the secret that a run that broke off has handed out: the one before stays good beside it. */
const settingsOf = (app: Application) => ({ ...structuredClone(app), pendingClientSecret: null })

/** Everything that an alert on the page says. */
const alertOf = (text: string) => find(text, 'div', { role: 'alert' }).map(alert => alert.text)

const CALLS = [
  'POST /oauth/token',
  'GET /api/v2/connections',
  'POST /api/v2/connections',
  'GET /api/v2/organizations',
  'POST /api/v2/organizations',
]

const ANSWERS: Record<string, Answer> = {
  'a 401': { status: 401, body: { statusCode: 401, error: 'Unauthorized' } },
  'a 500': { status: 500, body: { statusCode: 500 } },
  'something that is not JSON': { status: 200, body: '<html>oops</html>' },
  'JSON of another shape': { status: 200, body: { hello: 'world' } },
  'a broken connection': undefined,
}

const cases = CALLS.flatMap(call =>
  Object.entries(ANSWERS).map(([what, answer]) => [call, what, answer] as const),
)
  // The answer to the last call says nothing that Okta needs.
  .filter(([call, what]) => !(call === CALLS.at(-1) && what === 'JSON of another shape'))

test.each(cases)('where %s is answered with %s the app stays as it was', async (failing, _, answer) => {
  sp.answer = ({ method, path }) => (`${method} ${path}`.startsWith(failing) ? answer : null)
  const { org, app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const before = settingsOf(app)
  const page = await comeBack(browser, await press(), { code: 'code-1' })
  expect(sp.order().at(-1)?.startsWith(failing)).toBe(true)
  expect(alertOf(page.text)).toEqual([FAILURE])
  expect(settingsOf(app)).toEqual(before)
  expect(eventsOf(org, 'application.lifecycle.update')).toMatchObject([
    {
      result: 'FAILURE',
      reason: expect.stringContaining(failing.split(' ')[1]!.slice(1)),
      target: ['Fake SP'],
    },
  ])
})

test('where nothing listens at the SP the app stays as it was', async () => {
  const { app, browser, press } = await administratorAtSignOn(okta(), 'http://sp.localhost:1/')
  const before = settingsOf(app)
  const page = await comeBack(browser, await press(), { code: 'code-1' })
  expect(alertOf(page.text)).toEqual([FAILURE])
  expect(settingsOf(app)).toEqual(before)
})

test('a redirect in the place of an answer is not followed: neither code nor token goes elsewhere', async () => {
  const { app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const redirect = { status: 307, body: {}, location: `${sp.url}elsewhere` }
  sp.answer = ({ path }) => (path === '/oauth/token' ? redirect : null)
  await comeBack(browser, await press(), { code: 'code-1' })
  expect(sp.order()).toEqual(['POST /oauth/token'])
  expect(app.initiateLoginUri).toBeNull()
})

test.each(['not-a-jwt', 'e30.e30.x'])('a token like %j names no organization', async access_token => {
  sp.answer = ({ path }) =>
    path === '/oauth/token' ? { status: 200, body: { access_token, expires_in: 300 } } : null
  const { app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const page = await comeBack(browser, await press(), { code: 'code-1' })
  expect([alertOf(page.text), app.initiateLoginUri]).toEqual([[FAILURE], null])
  expect(sp.order()).toEqual(['POST /oauth/token'])
})

test.each([
  ['access_denied', { error: 'access_denied', error_description: 'User did not authorize the request' }],
  ['answered without a code', {}],
])('declined at the SP, nothing is asked of it, and the log says %s', async (reason, answer) => {
  const { org, app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const page = await comeBack(browser, await press(), answer as Record<string, string>)
  expect([alertOf(page.text), sp.calls, app.initiateLoginUri]).toEqual([[FAILURE], [], null])
  expect(eventsOf(org, 'application.lifecycle.update')).toMatchObject([
    { result: 'FAILURE', reason: `authorize: ${reason}` },
  ])
})

/** The answer belongs to nothing that is under way: refused, and nothing asked of the SP. */
function expectRefused(page: { status: number; text: string }) {
  expect(page.status).toBe(403)
  expect(find(page.text, 'h1')[0]?.text).toBe('403 oauth_error')
  expect(find(page.text, 'p', { class: 'message' })[0]?.text).toBe(FAILURE)
  expect(sp.calls).toEqual([])
}

test.each(['altered', ''])('an answer with the state %j is refused', async state => {
  const { app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  expectRefused(await comeBack(browser, await press(), { code: 'code-1', state }))
  expect(app.initiateLoginUri).toBeNull()
})

test('an answer that comes twice is refused the second time', async () => {
  const { browser, press } = await administratorAtSignOn(okta(), sp.url)
  const request = await press()
  await comeBack(browser, request, { code: 'code-1' })
  sp.calls.length = 0
  expectRefused(await comeBack(browser, request, { code: 'code-1' }))
})

test("an answer to another administrator's attempt is refused, and that attempt can still be completed", async () => {
  const { org, app, browser, press, signOnUrl } = await administratorAtSignOn(okta(), sp.url)
  const request = await press()
  const login = `eve@${org.name}.example`
  org.createUser({ firstName: 'Eve', lastName: 'Jones', login, password: PASSWORD, admin: true })
  const eve = openBrowser()
  await signIn(eve, await eve.open(signOnUrl), login, PASSWORD)
  expectRefused(await comeBack(eve, request, { code: 'code-1' }))
  await comeBack(browser, request, { code: 'code-1' })
  expect(app.expressConfiguration.enabledCapabilities).toEqual(['SSO'])
})

test("an answer to one org's attempt is refused in another org", async () => {
  const first = await administratorAtSignOn(okta(), sp.url)
  const second = await administratorAtSignOn(okta(), sp.url)
  const request = await first.press()
  const address = new URL(request.searchParams.get('redirect_uri')!).pathname
  const query = new URLSearchParams({ code: 'code-1', state: request.searchParams.get('state')! })
  expectRefused(await second.browser.open(`${second.org.adminUrl}${address}?${query}`))
})

test('whoever is no administrator completes nothing', async () => {
  const { org, app, press } = await administratorAtSignOn(okta(), sp.url)
  const login = `ann@${org.name}.example`
  org.createUser({ firstName: 'Ann', lastName: 'Jones', login, password: PASSWORD })
  const ann = openBrowser()
  await signIn(ann, await ann.open(org.dashboardUrl), login, PASSWORD)
  const page = await comeBack(ann, await press(), { code: 'code-1' })
  expect([page.status, sp.calls, app.initiateLoginUri]).toEqual([403, [], null])
})

test.each([
  ['without a form token', { token: '' }],
  ["with another browser's form token", { token: 'x'.repeat(43) }],
  ['for a capability that is not SSO', { capabilityType: 'PROVISIONING' }],
])('%s the button leads nowhere', async (_, changes: Record<string, string>) => {
  const { browser, signOnUrl } = await administratorAtSignOn(okta(), sp.url)
  const page = await browser.press(await browser.open(signOnUrl), 'Express Configure SSO', changes)
  expect([page.status, page.leadsTo]).toEqual([403, undefined])
  expect(JSON.parse(page.text)).toMatchObject({ errorCode: 'E0000006' })
})
