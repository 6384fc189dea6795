import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { codeFor, completeSignIn } from '../sim/oidc/relying-party.ts'
import { PASSWORD } from '../sim/okta.ts'
import { openBrowser, signIn } from '../sim/okta-browser.ts'
import { integration } from '../sim/org/model.ts'
import { textOf } from '../sim/pages/markup-reader.ts'
import type { Checks, Rig } from './check.ts'

/** A person with a session, assigned to an app whose integration takes part in Universal Logout. */
async function personWithLogout({ okta, newOrg }: Rig) {
  const asked: string[] = []
  const sp = createServer((req, res) => {
    asked.push(req.url ?? '')
    res.writeHead(204).end()
  })
  await new Promise<void>(resolve => sp.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void sp.close())
  const globalTokenRevocationEndpoint = `http://127.0.0.1:${(sp.address() as AddressInfo).port}/logout`
  okta().publish({
    ...integration,
    universalLogout: { globalTokenRevocationEndpoint, subjectFormat: 'iss_sub' },
  })
  const made = await newOrg()
  made.org.model.applications.configure(made.app, 'http://desk.example/login', {})
  made.org.model.assignments.assignUser(made.app, made.ann)
  return { ...made, asked }
}

/** Time, sessions and their end. */
export const sessions: Checks = {
  async clock({ newOrg }) {
    const { org, app, ann } = await newOrg()
    org.model.assignments.assignUser(app, ann)
    org.moveClock({ offsetSeconds: 86_400 })
    const { begun, callback } = await codeFor(org, app, ann)
    const response = await fetch(`${org.url}/oauth2/v1/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${app.id}:${app.clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: begun.url.searchParams.get('redirect_uri') ?? '',
        code_verifier: begun.verifier,
      }),
    })
    const { id_token } = (await response.json()) as { id_token: string }
    const { iat } = JSON.parse(Buffer.from(id_token.split('.')[1]!, 'base64url').toString())
    expect(iat).toBeGreaterThan(Date.now() / 1000 + 86_000)
    org.moveClock({ offsetSeconds: -2 * 86_400 })
    const asked = await fetch(begun.url, { redirect: 'manual' })
    const expiries = asked.headers.getSetCookie().flatMap(line => /expires=([^;]+)/i.exec(line)?.[1] ?? [])
    expect(expiries.length).toBeGreaterThan(0)
    for (const expiry of expiries) expect(Date.parse(expiry)).toBeGreaterThan(Date.now())
  },

  async 'Universal Logout'(rig) {
    const { org, app, ann, asked } = await personWithLogout(rig)
    await org.clearUserSessions(ann.id, { includeApps: true })
    expect(asked).toHaveLength(1)
    const { authorization } = { authorization: `SSWS ${org.apiToken}` }
    const told = await (
      await fetch(`${org.url}/api/v1/apps/${app.id}`, { headers: { authorization } })
    ).text()
    expect(told).not.toMatch(/universal/i)
  },

  async "clearing somebody's sessions"({ newOrg }) {
    const { org, app, ann, ada } = await newOrg()
    org.model.assignments.assignUser(app, ann)
    const { browser, begun, callback } = await codeFor(org, app, ann)
    await completeSignIn(begun, callback)
    expect((await browser.open(org.dashboardUrl)).text).toContain('My Apps')
    const api = await fetch(`${org.url}/api/v1/users/${ann.id}/sessions`, {
      method: 'DELETE',
      headers: { authorization: `SSWS ${org.apiToken}` },
    })
    expect(api.status).toBe(501)
    await org.clearUserSessions(ann.id, { includeApps: false })
    expect((await browser.open(org.dashboardUrl)).text).not.toContain('My Apps')
    // An administrator does it on the person's page.
    const again = openBrowser()
    await signIn(again, await again.open(org.dashboardUrl), ann.profile.login, PASSWORD)
    const console = openBrowser()
    await signIn(console, await console.open(org.adminUrl), ada.profile.login, PASSWORD)
    const page = await console.open(`${org.adminUrl}/admin/user/profile/view/${ann.id}`)
    const asked = await console.press(page, 'Clear User Sessions')
    const done = await console.press(asked, 'Clear User Sessions')
    expect(textOf(done.text)).toContain('The sessions were cleared')
    expect((await again.open(org.dashboardUrl)).text).not.toContain('My Apps')
  },

  async 'System Log text of Universal Logout'(rig) {
    const { org, ann } = await personWithLogout(rig)
    await org.clearUserSessions(ann.id, { includeApps: true })
    const logs = await fetch(`${org.url}/api/v1/logs`, { headers: { authorization: `SSWS ${org.apiToken}` } })
    const events = (await logs.json()) as { eventType: string; displayMessage: string }[]
    const ofLogout = events.filter(({ eventType }) => eventType === 'user.authentication.universal_logout')
    expect(ofLogout.map(({ displayMessage }) => displayMessage)).toEqual(['Universal Logout'])
  },
}
