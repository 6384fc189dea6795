import { expect } from 'vitest'
import { administratorAtSignOn, comeBack } from '../sim/express-configuration/administrator.ts'
import { ACCESS_TOKEN } from '../sim/express-configuration/fake-sp.ts'
import { PASSWORD } from '../sim/okta.ts'
import { openBrowser, signIn } from '../sim/okta-browser.ts'
import { find, textOf } from '../sim/pages/markup-reader.ts'
import type { Checks } from './check.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Okta's half of Express Configuration. */
export const expressConfiguration: Checks = {
  async 'Express Configuration, request to the SP'({ okta, sp }) {
    const { press } = await administratorAtSignOn(okta(), sp.url)
    const { searchParams } = await press()
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  },

  async 'Express Configuration, API of the SP, second generation'({ okta, sp }) {
    const { browser, press } = await administratorAtSignOn(okta(), sp.url)
    await comeBack(browser, await press(), { code: 'code-1' })
    const [token, ...api] = sp.calls
    expect(token?.path).toBe('/oauth/token')
    expect(api.length).toBeGreaterThan(2)
    for (const { path, authorization } of api) {
      expect([path.startsWith('/api/v2/'), authorization]).toEqual([true, `Bearer ${ACCESS_TOKEN}`])
    }
  },

  async 'Express Configuration, failure'({ okta, sp }) {
    const { browser, press, signOnUrl } = await administratorAtSignOn(okta(), sp.url)
    const page = await comeBack(browser, await press(), { error: 'access_denied' })
    expect(page.url.pathname).toBe(new URL(signOnUrl).pathname)
    expect(find(page.text, 'div', { role: 'alert' }).map(({ text }) => text)).toEqual([
      'Failed to Express Configure the application. Please retry or contact Okta support.',
    ])
  },

  async 'Express Configuration, client secret of a re-run'({ okta, sp }) {
    const { org, app, browser, press } = await administratorAtSignOn(okta(), sp.url)
    await comeBack(browser, await press(), { code: 'code-1' })
    const old = app.clientSecret!
    const isAccepted = async (secret: string) => {
      const authorization = `Basic ${Buffer.from(`${app.id}:${secret}`).toString('base64')}`
      const response = await fetch(`${org.url}/oauth2/v1/introspect`, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ token: 'any' }),
      })
      return response.status === 200
    }
    sp.answer = ({ path }) => (path.endsWith('enabled_connections') ? { status: 500, body: {} } : null)
    await comeBack(browser, await press(), { code: 'code-2' })
    const told = JSON.parse(sp.calls.findLast(({ method }) => method === 'PATCH')!.body)
    const renewed = told.options.client_secret
    expect(renewed).not.toBe(old)
    expect([await isAccepted(old), await isAccepted(renewed)]).toEqual([true, true])
    sp.answer = () => null
    await comeBack(browser, await press(), { code: 'code-3' })
    expect([await isAccepted(old), await isAccepted(app.clientSecret!)]).toEqual([false, true])
  },

  async 'Express Configuration, second instance of an app'({ okta, sp }) {
    const { org, app, browser } = await administratorAtSignOn(okta(), sp.url)
    const second = org.model.applications.add(org.catalog.find(app.name)!, { label: 'Second' })
    const page = await browser.open(`${org.adminUrl}/admin/app/${app.name}/instance/${second.id}/sign-on`)
    expect(page.status).toBe(200)
    expect(find(page.text, 'button').map(({ text }) => text)).not.toContain('Express Configure SSO')
    expect(textOf(page.text)).toContain(app.label)
  },

  async "Express Configuration, first generation, Okta's own token"({ okta, sp }) {
    await administratorAtSignOn(okta(), sp.url)
    const org = await okta().createOrg({ name: 'first-generation', release: '2025.11' })
    const login = 'ada@first.example'
    org.createUser({ firstName: 'Ada', lastName: 'Jones', login, password: PASSWORD, admin: true })
    const app = org.model.applications.add(org.catalog.find('fake_sp')!, { label: 'Fake SP' })
    const access_token = [
      part({ alg: 'RS256' }),
      part({ org_id: 'org_Blue', org_name: 'blue', management_api_audience: `${sp.url}api/v2/` }),
      'signature',
    ].join('.')
    sp.answer = ({ path }) =>
      path === '/oauth/token' ? { status: 200, body: { access_token, expires_in: 300 } } : null
    const browser = openBrowser()
    const address = `${org.adminUrl}/admin/app/fake_sp/instance/${app.id}/sign-on`
    const page = await signIn(browser, await browser.open(address), login, PASSWORD)
    const { leadsTo } = await browser.press(page, org.expressConfigurationButton(app.id))
    await comeBack(browser, leadsTo!, { code: 'code-1' })
    const asked = sp.calls.map(({ body }) => new URLSearchParams(body))
    const own = asked.find(form => form.get('grant_type') === 'client_credentials')
    expect(own?.get('organization')).toBe('org_Blue')
  },
}
