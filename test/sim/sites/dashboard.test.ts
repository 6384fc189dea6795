import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { type Browser, openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

async function signedInAnn() {
  const made = await newOrg()
  const browser = openBrowser()
  const first = await browser.open(made.org.dashboardUrl)
  const dashboard = await signIn(browser, first, made.ann.profile.login, PASSWORD)
  return { ...made, browser, dashboard }
}

async function openTile(browser: Browser, dashboardUrl: string, appName: string) {
  const [tile] = find((await browser.open(dashboardUrl)).text, 'a', { 'data-app': appName })
  return browser.open(tile!.attributes.href!)
}

test('the dashboard asks to sign in first, and then shows the tiles of what is assigned', async () => {
  const { org, app, ann, browser, dashboard } = await signedInAnn()
  expect(find(dashboard.text, 'h1')[0]?.text).toBe('My Apps')
  expect(textOf(dashboard.text)).toContain('You have no apps yet')
  org.model.assignments.assignUser(app, ann)
  const tiles = find((await browser.open(org.dashboardUrl)).text, 'a', { 'data-app': 'acme_desk' })
  expect(tiles.map(tile => new URL(tile.attributes.href!).pathname)).toEqual([
    `/home/acme_desk/${app.id}/${app.linkId}`,
  ])
})

test('a search leaves the tiles whose label holds it', async () => {
  const { org, app, ann, browser } = await signedInAnn()
  org.model.assignments.assignUser(app, ann)
  const search = async (q: string) => (await browser.open(`${org.dashboardUrl}?q=${q}`)).text
  expect(find(await search('DESK'), 'a', { 'data-app': 'acme_desk' })).toHaveLength(1)
  expect(textOf(await search('%3Cb%3E'))).toContain('No apps match “<b>”')
})

test('the tile sends the browser to the app with the issuer, and with no token', async () => {
  const { org, app, ann, browser } = await signedInAnn()
  org.model.assignments.assignUser(app, ann)
  const { leadsTo } = await openTile(browser, org.dashboardUrl, 'acme_desk')
  expect(leadsTo?.origin).toBe('http://desk.example')
  expect(Object.fromEntries(leadsTo!.searchParams)).toEqual({ organization: 'org_1', iss: org.url })
})

test('the tile asks to sign in first, and then goes on to the app', async () => {
  const { org, app, ann } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const page = await browser.open(`${org.url}/home/acme_desk/${app.id}/${app.linkId}`)
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect(back.leadsTo?.origin).toBe('http://desk.example')
})

test('a bookmark leads to its address, untouched', async () => {
  const { org, ann, browser } = await signedInAnn()
  const url = 'https://wiki.example/start?x=1#top'
  const wiki = org.model.applications.add(org.catalog.find('bookmark')!, { label: 'Wiki', url })
  org.model.assignments.assignUser(wiki, ann)
  expect((await openTile(browser, org.dashboardUrl, 'bookmark')).leadsTo?.href).toBe(url)
})

test('an embed link of an app that is not assigned answers 403 App Not Assigned, and the log says so', async () => {
  const { org, app, ann, browser } = await signedInAnn()
  const page = await browser.open(`${org.url}/home/acme_desk/${app.id}/${app.linkId}`)
  expect([page.status, page.leadsTo]).toEqual([403, undefined])
  expect(find(page.text, 'h1')[0]?.text).toBe('403 App Not Assigned')
  expect(textOf(page.text)).toContain(
    'Sorry, you cannot access Acme Desk because you are not assigned this app in Okta.',
  )
  expect(eventsOf(org, 'app.generic.unauth_app_access_attempt')).toEqual([
    {
      result: 'FAILURE',
      reason: 'user_not_assigned',
      actor: ann.profile.login,
      target: ['Acme Desk'],
    },
  ])
})

test('an assigned app that nobody has set up says what is missing', async () => {
  const { org, ann, browser } = await signedInAnn()
  const fresh = org.model.applications.add(org.catalog.find('acme_desk')!, { label: 'Fresh Desk' })
  org.model.assignments.assignUser(fresh, ann)
  const page = await browser.open(`${org.url}/home/acme_desk/${fresh.id}/${fresh.linkId}`)
  expect(page.status).toBe(400)
  expect(textOf(page.text)).toContain('initiate_login_uri is missing.')
})

test('an app that takes sign-ins of its own only refuses its embed link in Okta’s words, and the log says so', async () => {
  const { org, app, ann, browser } = await signedInAnn()
  org.model.assignments.assignUser(app, ann)
  const address = `${org.url}/home/acme_desk/${app.id}/${app.linkId}`
  expect((await browser.open(address)).leadsTo?.hostname).toBe('desk.example')
  app.oauthClient.idpInitiatedLogin = 'DISABLED'
  const page = await browser.open(address)
  expect([page.status, page.leadsTo]).toEqual([400, undefined])
  expect(textOf(page.text)).toContain('IdP-initiated login is disabled for this client.')
  const asked = await browser.ask(address, { headers: { accept: 'application/json' } })
  expect([asked.status, JSON.parse(asked.text)]).toMatchObject([
    400,
    {
      errorCode: 'idp_initated_flow_disabled',
      errorSummary: 'IdP-initiated login is disabled for this client.',
    },
  ])
  expect(eventsOf(org, 'user.authentication.sso').at(-1)).toEqual({
    result: 'FAILURE',
    reason: 'idp_initated_flow_disabled',
    actor: ann.profile.login,
    target: ['Acme Desk'],
  })
})

test('an embed link that is wrong in any part answers 404', async () => {
  const { org, app, browser } = await signedInAnn()
  const paths = [
    `/home/other/${app.id}/${app.linkId}`,
    `/home/acme_desk/0oaunknown/${app.linkId}`,
    `/home/acme_desk/${app.id}/alnunknown`,
    `/home/Object/constructor/${app.linkId}`,
    '/home/acme_desk',
  ]
  for (const path of paths) expect((await browser.open(`${org.url}${path}`)).status).toBe(404)
})

test('the dashboard cannot be framed by another site, nor kept', async () => {
  const { dashboard } = await signedInAnn()
  expect(dashboard.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  expect(dashboard.headers.get('cache-control')).toBe('no-store')
})
