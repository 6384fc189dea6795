import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lazyBrowser } from '../../../scenarios/harness/launch-browser.ts'
import { startAlpaconTarget } from '../../../scenarios/targets/alpacon.ts'
import { type Okta, type RunningOrg, startOkta } from '../../../sim/index.ts'
import { PASSWORD } from '../okta.ts'

/** The integration guide's tasks, with Tab, Enter and what is typed: no pointer, and no script of the pages'. */

const browser = lazyBrowser()
let okta: Okta
let target: Awaited<ReturnType<typeof startAlpaconTarget>>
let chromium: Browser

beforeAll(async () => {
  okta = await startOkta({ port: 0 })
  target = await startAlpaconTarget(okta)
  chromium = await browser.open()
})
afterAll(async () => {
  await target.close()
  await okta.close()
  await browser.close()
})

async function orgOf(name: string) {
  const org = await okta.createOrg({ name })
  const person = (firstName: string, admin = false) =>
    org.createUser({
      firstName,
      lastName: 'Jones',
      login: `${firstName.toLowerCase()}@${name}.example`,
      password: PASSWORD,
      admin,
    })
  return { org, ann: person('Ann'), ada: person('Ada', true) }
}

const MOST_STOPS = 60

/** Somebody who has a keyboard only. */
async function keyboardUser() {
  const context = await chromium.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const user = {
    page,
    /** Tabs on until the control of this name has the focus; it has to be seen to have it. */
    async tabTo(name: string) {
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if ((await focused(page)) === name) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${MOST_STOPS} stops on ${page.url()} never came to "${name}"`)
    },
    /** Enter, and the page that it leads to. */
    async enter() {
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
      await page.waitForLoadState('load')
    },
    async press(name: string) {
      await user.tabTo(name)
      await user.enter()
    },
    async unfold(name: string) {
      await user.tabTo(name)
      await page.keyboard.press('Enter')
    },
    async type(name: string, text: string) {
      await user.tabTo(name)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    async signIn(login: string) {
      await user.type('Username', login)
      await user.enter()
      await user.type('Password', PASSWORD)
      await user.enter()
      await page.getByRole('button', { name: 'Sign Out' }).waitFor()
    },
    async sees(text: string) {
      await page.getByText(text).first().waitFor()
    },
  }
  return user
}

/** The accessible name of what has the focus, as the browser itself tells it; undefined where nothing has it. */
async function focused(page: Page): Promise<string | undefined> {
  const snapshot = await page.context().newCDPSession(page)
  const { nodes } = await snapshot.send('Accessibility.getFullAXTree')
  await snapshot.detach()
  const node = nodes.find(
    ({ role, properties }) =>
      role?.value !== 'RootWebArea' &&
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  )
  return node?.name?.value
}

async function openConsole(org: RunningOrg, login: string) {
  const user = await keyboardUser()
  await user.page.goto(org.adminUrl)
  await user.signIn(login)
  return user
}

async function withApp(name: string) {
  const made = await orgOf(name)
  const app = made.org.model.applications.add(made.org.catalog.find('alpacon')!, { label: 'Alpacon' })
  return { ...made, app }
}

test('step 1: the integration is found in the catalog and added', async () => {
  const { org, ada } = await orgOf('step-one')
  const user = await openConsole(org, ada.profile.login)
  await user.press('Applications')
  await user.press('Browse App Catalog')
  await user.type('Search', 'Alpacon')
  await user.enter()
  await user.press('Alpacon')
  await user.press('Add Integration')
  await user.press('Done')
  await user.sees('Express Configuration for Alpacon')
  expect(org.model.applications.byLabel('Alpacon')).toBeDefined()
})

test('step 2: Express Configuration is run and approved', async () => {
  const { org, ada, app } = await withApp('step-two')
  const workspace = await target.createWorkspace!({ name: 'step-two', plan: 'with-sso' })
  const user = await openConsole(org, ada.profile.login)
  await user.press('Applications')
  await user.press('Alpacon')
  await user.press('Sign On')
  await user.press(org.expressConfigurationButton(app.id))
  await user.type('Workspace', workspace.name)
  await user.enter()
  await user.type('Email address', workspace.superuser.email)
  await user.type('Password', workspace.superuser.password)
  await user.enter()
  await user.press('Accept')
  await user.sees('SSO has been configured')
})

test('step 3: the app is assigned to a person and to a group', async () => {
  const { org, ada, ann, app } = await withApp('step-three')
  const crew = org.createGroup({ name: 'Crew' })
  const user = await openConsole(org, ada.profile.login)
  await user.press('Applications')
  await user.press('Alpacon')
  await user.press('Assignments')
  await user.unfold('Assign')
  await user.press('Assign to People')
  await user.type('Search people', 'ann')
  await user.enter()
  await user.press('Assign Ann Jones')
  await user.press('Save and Go Back')
  await user.press('Done')
  expect(org.model.assignments.appUser(app, ann)?.scope).toBe('USER')
  await user.unfold('Assign')
  await user.press('Assign to Groups')
  await user.press('Assign Crew')
  await user.press('Done')
  expect(org.model.assignments.groupsOf(app).map(({ group }) => group.id)).toEqual([crew.id])
})

test('a person signs in, finds the tile, and opens it', async () => {
  const { org, ann, app } = await withApp('tile')
  org.model.applications.configure(app, `${target.url}/`, {})
  org.model.assignments.assignUser(app, ann)
  const user = await keyboardUser()
  await user.page.goto(org.dashboardUrl)
  await user.signIn(ann.profile.login)
  await user.type('Search your apps', 'alp')
  await user.enter()
  await user.press('Alpacon')
  await user.page.waitForURL(url => !url.href.startsWith(org.url))
})

test('troubleshooting: a group’s member is put in, the icon shown, and the app activated', async () => {
  const { org, ada, ann, app } = await withApp('trouble')
  const crew = org.createGroup({ name: 'Crew' })
  org.model.applications.setStatus(app, 'INACTIVE')
  app.hideFromDashboard = true
  const user = await openConsole(org, ada.profile.login)
  await user.press('Groups')
  await user.press('Crew')
  await user.press('Assign people')
  await user.press('Assign Ann Jones')
  await user.press('Done')
  expect(org.model.groups.isMember(crew, ann)).toBe(true)
  await user.press('Applications')
  await user.press('Alpacon')
  await user.unfold('Inactive')
  await user.press('Activate')
  expect(app.status).toBe('ACTIVE')
  await user.tabTo('Do not display application icon to users')
  await user.page.keyboard.press('Space')
  await user.press('Save')
  expect(app.hideFromDashboard).toBe(false)
})

test('troubleshooting: a person is unlocked, and the log of them is read', async () => {
  const { org, ada, ann } = await orgOf('unlock')
  for (let attempt = 0; attempt < 10; attempt += 1) org.model.users.authenticate(ann.profile.login, 'wrong')
  const user = await openConsole(org, ada.profile.login)
  await user.press('People')
  await user.press('Ann Jones')
  await user.press('Unlock')
  await user.press('Unlock')
  await user.sees('The account was unlocked')
  expect(ann.status).toBe('ACTIVE')
  await user.press('View Logs')
  await user.sees('User account unlock by admin')
  await user.unfold('Details')
  await user.sees('Transaction')
})
