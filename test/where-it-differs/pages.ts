import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { startOkta } from '../../sim/index.ts'
import { PASSWORD } from '../sim/okta.ts'
import { openBrowser, signIn } from '../sim/okta-browser.ts'
import { find, textOf } from '../sim/pages/markup-reader.ts'
import type { Checks } from './check.ts'

/** What people see: hosts, pages, the dashboard, sessions. */
export const pages: Checks = {
  async addresses({ newOrg }) {
    const { org } = await newOrg()
    expect([org.url, org.adminUrl].map(url => new URL(url).protocol)).toEqual(['http:', 'http:'])
    expect(new URL(org.url).hostname).toBe(`${org.name}.okta.localhost`)
    expect((await fetch(`${org.url}/.well-known/openid-configuration`)).status).toBe(200)
  },

  async look({ newOrg }) {
    const page = await openBrowser().open((await newOrg()).org.dashboardUrl)
    expect(textOf(page.text)).toContain('Simulated, not Okta')
    expect(find(page.text, 'img')).toEqual([])
  },

  async pages({ newOrg }) {
    const { org, ada } = await newOrg()
    const browser = openBrowser()
    const page = await signIn(browser, await browser.open(org.adminUrl), ada.profile.login, PASSWORD)
    expect(textOf(page.text)).toContain('Dashboard')
    const form = await browser.open(`${org.adminUrl}/admin/apps/catalog/acme_desk/add`)
    await browser.press(form, 'Done', { label: 'Without scripts' })
    expect(org.model.applications.byLabel('Without scripts')).toBeDefined()
  },

  async 'sign-in'({ newOrg }) {
    const { org, ann } = await newOrg()
    const browser = openBrowser()
    const page = await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
    expect(page.url.href).toBe(org.dashboardUrl)
    const session = await browser.ask(`${org.url}/api/v1/sessions/me`)
    expect(JSON.parse(session.text)).toMatchObject({ amr: ['pwd'], lastFactorVerification: null })
  },

  async 'tile of an app that was never set up'({ newOrg }) {
    const { org, ann } = await newOrg()
    const fresh = org.model.applications.add(org.catalog.find('acme_desk')!, { label: 'Fresh Desk' })
    org.model.assignments.assignUser(fresh, ann)
    const browser = openBrowser()
    const page = await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
    expect(find(page.text, 'a', { 'data-app': 'acme_desk' })).toEqual([])
    org.model.applications.configure(fresh, 'http://desk.example/login', {})
    const again = await browser.open(org.dashboardUrl)
    expect(find(again.text, 'a', { 'data-app': 'acme_desk' })).toHaveLength(1)
  },

  async 'chooser of people at sign-in'() {
    const okta = await startOkta({ port: 0, chooser: true })
    try {
      const [open, closed] = [
        await okta.createOrg({ name: 'open' }),
        await okta.createOrg({ name: 'closed', chooser: false }),
      ]
      for (const org of [open, closed]) {
        org.createUser({ firstName: 'Ann', lastName: 'Jones', login: 'ann@acme.example', password: PASSWORD })
      }
      const offered = async (url: string) =>
        textOf((await openBrowser().open(url)).text).includes('Sign in as')
      expect([await offered(open.dashboardUrl), await offered(closed.dashboardUrl)]).toEqual([true, false])
    } finally {
      await okta.close()
    }
  },

  async 'lists of people'({ newOrg }) {
    const { org, ada } = await newOrg()
    const browser = openBrowser()
    await signIn(browser, await browser.open(org.adminUrl), ada.profile.login, PASSWORD)
    const text = textOf((await browser.open(`${org.adminUrl}/admin/users`)).text)
    expect(['Ada', 'Ann', 'Ben'].map(name => text.indexOf(`${name} Jones`))).toEqual(
      ['Ada', 'Ann', 'Ben'].map(name => text.indexOf(`${name} Jones`)).sort((a, b) => a - b),
    )
    expect((await browser.open(`${org.adminUrl}/admin/users?q=ones`)).text).toContain('No people match')
  },

  async 'tiles of the dashboard'({ newOrg }) {
    const { org, app, ann } = await newOrg()
    org.model.assignments.assignUser(app, ann)
    const browser = openBrowser()
    const page = await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
    const tiles = find(page.text, 'a').filter(({ attributes }) =>
      attributes.href?.includes('/home/acme_desk/'),
    )
    expect(tiles.map(({ attributes }) => attributes.target)).toEqual([undefined, '_blank'])
  },

  async sessions() {
    const data = await mkdtemp(join(tmpdir(), 'oin-sim-differs-'))
    try {
      const first = await startOkta({ port: 0, data })
      const org = await first.createOrg({ name: 'acme' })
      const login = 'ann@acme.example'
      org.createUser({ firstName: 'Ann', lastName: 'Jones', login, password: PASSWORD })
      const browser = openBrowser()
      const page = await signIn(browser, await browser.open(org.dashboardUrl), login, PASSWORD)
      expect(page.url.pathname).toBe('/app/UserHome')
      await first.close()
      const second = await startOkta({ port: first.port, data })
      const after = await browser.open(second.org('acme')!.dashboardUrl)
      await second.close()
      expect(after.url.pathname).toBe('/login/login.htm')
    } finally {
      await rm(data, { recursive: true })
    }
  },
}
