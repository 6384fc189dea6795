import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { type Browser, openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

async function openConsole(org: RunningOrg, login: string, browser: Browser = openBrowser()) {
  const page = await signIn(browser, await browser.open(org.adminUrl), login, PASSWORD)
  return { browser, page }
}

test('an administrator signs in at the org and is brought back to the console', async () => {
  const { org, ada } = await newOrg()
  const { page } = await openConsole(org, ada.profile.login)
  expect(page.url.href).toBe(`${org.adminUrl}/admin/dashboard`)
  expect(eventsOf(org, 'user.session.access_admin_app')).toEqual([
    { result: 'SUCCESS', reason: undefined, actor: ada.profile.login, target: [] },
  ])
})

test('whoever was going to a page of the console is brought to that page', async () => {
  const { org, ada } = await newOrg()
  const browser = openBrowser()
  const first = await browser.open(`${org.adminUrl}/admin/users?q=ann`)
  const page = await signIn(browser, first, ada.profile.login, PASSWORD)
  expect(page.url.href).toBe(`${org.adminUrl}/admin/users?q=ann`)
})

test('whoever has no admin role is refused, and the System Log says so', async () => {
  const { org, ann } = await newOrg()
  const { page } = await openConsole(org, ann.profile.login)
  expect(page.status).toBe(403)
  expect(textOf(page.text)).toContain('You do not have permission to perform the requested action')
  expect(eventsOf(org, 'user.session.access_admin_app')).toMatchObject([
    { result: 'FAILURE', actor: ann.profile.login },
  ])
})

test('an administrator who loses the role loses the console at once', async () => {
  const { org, ada } = await newOrg()
  const { browser } = await openConsole(org, ada.profile.login)
  ada.isAdmin = false
  expect((await browser.open(`${org.adminUrl}/admin/users`)).status).toBe(403)
})

test('no page of the console is shown to whoever is not signed in', async () => {
  const { org, app } = await newOrg()
  const instance = `/admin/app/acme_desk/instance/${app.id}`
  const paths = ['/admin/users', '/admin/groups', '/admin/reports/system-log', `${instance}/general`]
  for (const path of paths) {
    const page = await openBrowser().ask(`${org.adminUrl}${path}`)
    expect(page.leadsTo?.href.startsWith(`${org.url}/home/admin-entry`)).toBe(true)
  }
})

test('the token that brings the session over is good once', async () => {
  const { org, ada } = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ada.profile.login, PASSWORD)
  const entry = await browser.ask(`${org.url}/home/admin-entry`)
  const [owner, thief] = [openBrowser(), openBrowser()]
  await owner.ask(entry.leadsTo!)
  await thief.ask(entry.leadsTo!)
  expect((await owner.ask(`${org.adminUrl}/admin/users`)).status).toBe(200)
  expect((await thief.ask(`${org.adminUrl}/admin/users`)).status).toBe(303)
})

test('the token of one org opens no console of another', async () => {
  const [{ org, ada }, { org: other }] = [await newOrg(), await newOrg()]
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ada.profile.login, PASSWORD)
  const { leadsTo } = await browser.ask(`${org.url}/home/admin-entry`)
  const thief = openBrowser()
  await thief.ask(`${other.adminUrl}${leadsTo!.pathname}${leadsTo!.search}`)
  expect((await thief.ask(`${other.adminUrl}/admin/users`)).status).toBe(303)
})

test.each(['//evil.example/', '/\\evil.example/', 'https://evil.example/', '/.//evil.example/'])(
  'the way into the console with fromURI=%j does not lead away',
  async fromURI => {
    const { org, ada } = await newOrg()
    const browser = openBrowser()
    await signIn(browser, await browser.open(org.dashboardUrl), ada.profile.login, PASSWORD)
    const query = new URLSearchParams({ fromURI })
    for (const address of [
      `${org.url}/home/admin-entry?${query}`,
      `${org.adminUrl}/admin/sso/callback?${query}`,
    ]) {
      const page = await browser.open(address)
      expect([page.leadsTo, page.url.origin]).toEqual([undefined, new URL(org.adminUrl).origin])
    }
  },
)

test('signing out of the console ends the session at the dashboard too', async () => {
  const { org, ada } = await newOrg()
  const { browser, page } = await openConsole(org, ada.profile.login)
  expect((await browser.open(org.dashboardUrl)).text).toContain(ada.profile.login)
  const after = await browser.press(page, 'Sign Out')
  expect(textOf(after.text)).toContain('Sign In')
  expect(textOf((await browser.open(`${org.adminUrl}/admin/users`)).text)).toContain('Sign In')
})

test('signing out of the dashboard ends the session in the console too', async () => {
  const { org, ada } = await newOrg()
  const { browser } = await openConsole(org, ada.profile.login)
  await browser.press(await browser.open(org.dashboardUrl), 'Sign Out')
  expect((await browser.ask(`${org.adminUrl}/admin/users`)).leadsTo?.origin).toBe(new URL(org.url).origin)
})

test('a form without a token of this browser is refused with 403, and changes nothing', async () => {
  const { org, app, ada, ann, ben } = await newOrg()
  const group = org.createGroup({ name: 'Engineering' })
  org.model.assignments.assignUser(app, ben)
  const { browser } = await openConsole(org, ada.profile.login)
  const elsewhere = (await openConsole(org, ada.profile.login)).page
  const foreign = find(elsewhere.text, 'input', { name: '_csrf' })[0]!.attributes.value!
  const instance = `/admin/app/acme_desk/instance/${app.id}`
  const posts: [path: string, fields: Record<string, string>][] = [
    ['/admin/apps/catalog/acme_desk/add', { label: 'Another Desk' }],
    [`${instance}/lifecycle`, { action: 'deactivate' }],
    [`${instance}/general`, { label: 'Renamed', hideIcon: 'true' }],
    [`${instance}/assignments/people`, { userId: ann.id, userName: 'ann' }],
    [`${instance}/assignments/groups`, { groupId: group.id }],
    [`${instance}/assignments/remove`, { userId: ben.id }],
    ['/login/signout', {}],
  ]
  const before = JSON.stringify(org.model.state)
  for (const [path, fields] of posts) {
    for (const token of [undefined, '', 'made-up', foreign]) {
      const body = new URLSearchParams({ ...fields, ...(token !== undefined && { _csrf: token }) })
      const page = await browser.ask(`${org.adminUrl}${path}`, { method: 'POST', body })
      expect([path, page.status]).toEqual([path, 403])
    }
  }
  expect(JSON.stringify(org.model.state)).toBe(before)
  expect((await browser.ask(`${org.adminUrl}/admin/users`)).status).toBe(200)
})

test('what is clicked in the console is, in the log, the administrator’s, in their session', async () => {
  const { org, app, ada, ann } = await newOrg()
  const { browser } = await openConsole(org, ada.profile.login)
  const form = await browser.open(`${org.adminUrl}/admin/apps/catalog/acme_desk/add`)
  await browser.press(form, 'Done', { label: 'Another Desk' })
  const dialog = `${org.adminUrl}/admin/app/acme_desk/instance/${app.id}/assignments`
  const csrf = find(form.text, 'input', { name: '_csrf' })[0]!.attributes.value!
  await browser.ask(`${dialog}/people`, {
    method: 'POST',
    body: new URLSearchParams({ userId: ann.id, userName: ann.profile.login, _csrf: csrf }),
  })
  for (const type of ['application.lifecycle.create', 'application.user_membership.add']) {
    expect([type, eventsOf(org, type).at(-1)?.actor]).toEqual([type, ada.profile.login])
  }
  const session = org.model.systemLog.list().at(-1)?.request?.sessionId
  expect(session).toMatch(/^102/)
})

test('the same forms with their token do change things', async () => {
  const { org, ada } = await newOrg()
  const { browser } = await openConsole(org, ada.profile.login)
  const form = await browser.open(`${org.adminUrl}/admin/apps/catalog/acme_desk/add`)
  const page = await browser.press(form, 'Done', { label: 'Another Desk' })
  const added = org.model.applications.byLabel('Another Desk')!
  expect(page.url.pathname).toBe(`/admin/app/acme_desk/instance/${added.id}/sign-on`)
})
