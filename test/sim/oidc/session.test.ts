import { expect, test, vi } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { textOf } from '../pages/markup-reader.ts'
import { beginSignIn, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

/** An org whose app Ann and Ben may use, and a browser in which Ann is signed in at the dashboard. */
async function annAtTheDashboard() {
  const made = await newOrg()
  const { org, app, ann, ben } = made
  for (const user of [ann, ben]) org.model.assignments.assignUser(app, user)
  const browser = openBrowser()
  const dashboard = await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  return { ...made, browser, dashboard }
}

test('whoever is signed in at the dashboard is let into the app without a page', async () => {
  const { org, app, ann, browser } = await annAtTheDashboard()
  const begun = await beginSignIn(org, app)
  const back = await browser.open(begun.url)
  expect((await completeSignIn(begun, back.leadsTo!)).claims()?.sub).toBe(ann.id)
})

test('whoever signed in for an app is signed in at the dashboard', async () => {
  const { org, app, ann } = await annAtTheDashboard()
  const browser = openBrowser()
  await signIn(browser, await browser.open((await beginSignIn(org, app)).url), ann.profile.login, PASSWORD)
  const dashboard = await browser.open(org.dashboardUrl)
  expect(textOf(dashboard.text)).toContain('My Apps')
  expect(dashboard.text).toContain(ann.profile.login)
})

test('prompt=none with a session answers with a code, without one with login_required', async () => {
  const { org, app, browser } = await annAtTheDashboard()
  const silent = await beginSignIn(org, app, { prompt: 'none' })
  expect((await browser.open(silent.url)).leadsTo?.searchParams.has('code')).toBe(true)
  const stranger = await openBrowser().open(silent.url)
  expect(Object.fromEntries(stranger.leadsTo!.searchParams)).toEqual({
    error: 'login_required',
    error_description: 'The client specified not to prompt, but the user is not logged in.',
    state: silent.state,
  })
})

test('prompt=login asks again, and then lets in', async () => {
  const { org, app, ann, browser } = await annAtTheDashboard()
  const begun = await beginSignIn(org, app, { prompt: 'login' })
  const page = await browser.open(begun.url)
  expect(textOf(page.text)).toContain('Sign In')
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect((await completeSignIn(begun, back.leadsTo!)).claims()?.sub).toBe(ann.id)
})

test('prompt=login still refuses whoever is not assigned, after they have signed in', async () => {
  const { org, app, ann, browser } = await annAtTheDashboard()
  org.model.assignments.unassignUser(app, ann)
  const page = await browser.open((await beginSignIn(org, app, { prompt: 'login' })).url)
  expect(page.leadsTo).toBeUndefined()
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect(back.leadsTo?.searchParams.get('error_description')).toBe(
    'User is not assigned to the client application.',
  )
})

test('max_age=0 asks again', async () => {
  const { org, app, browser } = await annAtTheDashboard()
  const page = await browser.open((await beginSignIn(org, app, { max_age: '0' })).url)
  expect([page.status, page.leadsTo]).toEqual([200, undefined])
})

test('another person who signs in at prompt=login takes the place of the first', async () => {
  const { org, app, ben, browser } = await annAtTheDashboard()
  const begun = await beginSignIn(org, app, { prompt: 'login' })
  const back = await signIn(browser, await browser.open(begun.url), ben.profile.login, PASSWORD)
  expect((await completeSignIn(begun, back.leadsTo!)).claims()?.sub).toBe(ben.id)
  expect((await browser.open(org.dashboardUrl)).text).toContain(ben.profile.login)
})

test('signing in gives the browser a new session cookie: one that was planted before stays worthless', async () => {
  const { org, app, ann } = await annAtTheDashboard()
  const browser = openBrowser()
  const host = new URL(org.url).hostname
  browser.cookies.push({ host, path: '/', name: 'sid', value: 'planted', isKept: false })
  await signIn(browser, await browser.open((await beginSignIn(org, app)).url), ann.profile.login, PASSWORD)
  expect(browser.cookies.find(({ name }) => name === 'sid')?.value).not.toBe('planted')
  expect(org.model.sessions.person('planted')).toBeUndefined()
})

test('after signing out of the dashboard the app asks again', async () => {
  const { org, app, browser, dashboard } = await annAtTheDashboard()
  await browser.press(dashboard, 'Sign Out')
  const page = await browser.open((await beginSignIn(org, app)).url)
  expect([page.status, page.leadsTo]).toEqual([200, undefined])
})

test('a stolen cookie is worth nothing after its owner signed out', async () => {
  const { org, app, browser, dashboard } = await annAtTheDashboard()
  const thief = openBrowser()
  thief.cookies.push(...browser.cookies)
  await browser.press(dashboard, 'Sign Out')
  expect((await thief.open((await beginSignIn(org, app)).url)).leadsTo).toBeUndefined()
  expect(textOf((await thief.open(org.dashboardUrl)).text)).toContain('Sign In')
})

test.each([true, false])('with "Keep me signed in" %j the cookie is kept accordingly', async isKept => {
  const { org, app, ann } = await annAtTheDashboard()
  for (const start of [org.dashboardUrl, (await beginSignIn(org, app)).url]) {
    const browser = openBrowser()
    const username = { username: ann.profile.login, ...(isKept && { rememberMe: 'true' }) }
    const second = await browser.press(await browser.open(start), 'Next', username)
    await browser.press(second, 'Verify', { password: PASSWORD })
    expect(browser.cookies.find(({ name }) => name === 'sid')?.isKept).toBe(isKept)
  }
})

test('a session that is renewed over the API keeps its person signed in for apps too, however often', async () => {
  const { org, app, ann, browser } = await annAtTheDashboard()
  const hour = 3_600_000
  const began = Date.now()
  try {
    for (const hours of [1.5, 3, 4.5]) {
      vi.useFakeTimers({ now: began + hours * hour, toFake: ['Date'] })
      const renewed = await browser.ask(`${org.url}/api/v1/sessions/me/lifecycle/refresh`, {
        method: 'POST',
        body: '',
      })
      expect([hours, renewed.status]).toEqual([hours, 200])
    }
    vi.useFakeTimers({ now: began + 6 * hour, toFake: ['Date'] })
    const begun = await beginSignIn(org, app, { prompt: 'none' })
    const back = await browser.open(begun.url)
    expect(back.leadsTo?.searchParams.get('error')).toBeNull()
    expect((await completeSignIn(begun, back.leadsTo!)).claims()?.sub).toBe(ann.id)
    vi.useFakeTimers({ now: began + 9 * hour, toFake: ['Date'] })
    expect((await browser.open(begun.url)).leadsTo?.searchParams.get('error')).toBe('login_required')
  } finally {
    vi.useRealTimers()
  }
})
