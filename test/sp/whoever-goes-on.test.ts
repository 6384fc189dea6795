import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

const grace = { sub: '00ugrace', email: 'grace@example.test', given_name: 'Grace', family_name: 'Hopper' }
const hour = 60 * 60

let sp: RunningAlpacon
let okta: OktaStandIn
let ahead = 0
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta({ now: () => Date.now() + ahead * 1000 }))
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  ahead = 0
  okta.reset()
  okta.person = grace
  acme = await connectedWorkspace(sp, okta.issuer)
})

const who = async (browser: ReturnType<typeof openBrowser>) => {
  const { body } = await browser.whoami(acme.url)
  return (body.user as { email: string } | undefined)?.email
}

test('whoever comes while another is signed in is asked, and nothing has changed until the answer', async () => {
  const { browser } = await acme.signInWithPassword()
  const { page } = await acme.continueWithOkta(browser)
  expect(words(page)).toContain(`Going on as ${grace.email} signs ${acme.superuser.email} out`)
  expect(await who(browser)).toBe(acme.superuser.email)
  await browser.press(page, `Continue as ${grace.email}`)
  expect(await who(browser)).toBe(grace.email)
})

test('the answer counts once, and in that browser only', async () => {
  const { browser } = await acme.signInWithPassword()
  const { page } = await acme.continueWithOkta(browser)
  const stranger = openBrowser()
  // With the form of somebody else's browser nobody gets that far; with one of their own they do.
  expect((await stranger.press(page, `Continue as ${grace.email}`)).status).toBe(403)
  const screen = await stranger.open(`${acme.url}/sign-in`)
  const token = /name="_csrf" value="([^"]+)"/.exec(screen.text)?.[1] ?? ''
  const tried = await stranger.press(page, `Continue as ${grace.email}`, { _csrf: token })
  expect(tried.status).toBe(400)
  expect(await who(stranger)).toBeUndefined()
  // The stranger's try has spent it: nobody else can use it now.
  expect((await browser.press(page, `Continue as ${grace.email}`)).status).toBe(400)
  expect(await who(browser)).toBe(acme.superuser.email)
})

test('the same person once more is not asked', async () => {
  const { browser } = await acme.continueWithOkta()
  const { page } = await acme.continueWithOkta(browser)
  expect(page.url.href).toBe(`${acme.url}/`)
})

test('another account asks Okta to prompt, and the usual way does not', async () => {
  const browser = openBrowser()
  const screen = await browser.open(`${acme.url}/sign-in?return_to=/account`)
  const page = await browser.open(new URL('/sign-in/okta?return_to=/account&account=another', screen.url))
  expect(page.url.href).toBe(`${acme.url}/account`)
  await acme.continueWithOkta()
  const prompts = okta.requests
    .filter(({ pathname }) => pathname === '/auth')
    .map(one => one.searchParams.get('prompt'))
  expect(prompts).toEqual(['login', null])
})

test.each([
  ['recent enough', hour - 60, 200],
  ['too old', hour + 60, 400],
  ['of no known age', undefined, 400],
])('with a limit on its age, a sign-in that is %s at Okta: status %3$s', async (_, age, status) => {
  await acme.operator.call('PATCH', `workspaces/${acme.name}`, { longest_sign_in_age_s: hour })
  okta.alterIdToken = claims => ({
    ...claims,
    auth_time: age === undefined ? undefined : Math.floor(Date.now() / 1000) - age,
  })
  const { browser, page } = await acme.continueWithOkta()
  expect(page.status).toBe(status)
  expect(await who(browser)).toBe(status === 200 ? grace.email : undefined)
  const request = okta.requests.find(({ pathname }) => pathname === '/auth')
  expect(request?.searchParams.get('max_age')).toBe(String(hour))
})

test('the account has a page of its own, for who is signed in', async () => {
  const { browser, page } = await acme.continueWithOkta(openBrowser(), '/account')
  expect(page.url.href).toBe(`${acme.url}/account`)
  expect(words(page)).toContain(grace.email)
  const visitor = await openBrowser().open(`${acme.url}/account`)
  expect(visitor.url.href).toBe(`${acme.url}/sign-in?return_to=%2Faccount`)
  ahead = 8 * hour
  expect(await who(browser)).toBeUndefined()
})
