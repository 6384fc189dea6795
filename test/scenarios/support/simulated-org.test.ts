import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { managementClient } from '../../sim/api/management-client.ts'
import { administratorAtSignOn, comeBack } from '../../sim/express-configuration/administrator.ts'
import { fakeSp } from '../../sim/express-configuration/fake-sp.ts'
import { addClient, beginSignIn, codeFor, completeSignIn, exchange } from '../../sim/oidc/relying-party.ts'
import { addDesk, oktaOfThisFile, PASSWORD } from '../../sim/okta.ts'
import { openBrowser, signIn } from '../../sim/okta-browser.ts'
import { diagnosedText, idsOf } from './diagnosed.ts'

const { okta, newOrg } = oktaOfThisFile()
const sp = fakeSp()

/** The org's System Log as its API answers it, diagnosed. */
async function diagnosedLog(org: RunningOrg, asked = {}) {
  const response = await fetch(`${org.url}/api/v1/logs?limit=1000`, {
    headers: { authorization: `SSWS ${org.apiToken}` },
  })
  return diagnosedText(await response.text(), asked)
}

async function scene() {
  const made = await newOrg()
  const { org, ann } = made
  const api = managementClient(org)
  const app = addClient(org, { idpInitiatedLogin: 'DISABLED' })
  return {
    ...made,
    api,
    app,
    assign: () => api.post(`/apps/${app.id}/users`, { id: ann.id, scope: 'USER' }),
    /** Ann signs in, up to where Okta sends her browser. */
    signsIn: async (changes: Record<string, string> = {}, password = PASSWORD) => {
      const { url } = await beginSignIn(org, app, changes)
      const browser = openBrowser()
      return signIn(browser, await browser.open(url), ann.profile.login, password)
    },
  }
}

test('nothing is wrong with a good sign-in', async () => {
  const { org, app, ann, assign } = await scene()
  await assign()
  const { begun, callback } = await codeFor(org, app, ann)
  await completeSignIn(begun, callback)
  expect(await diagnosedLog(org)).toMatchObject({ verdict: 'nothing is wrong', findings: [], unknown: [] })
})

test('a removal from the group explains why somebody is not assigned', async () => {
  const { org, app, ann, api, signsIn } = await scene()
  const group = await api.group('Engineering')
  await api.put(`/groups/${group.id}/users/${ann.id}`)
  await api.put(`/apps/${app.id}/groups/${group.id}`, {})
  await api.delete(`/groups/${group.id}/users/${ann.id}`)
  await signsIn()
  const { findings } = await diagnosedLog(org)
  expect(findings).toMatchObject([
    {
      symptom: 'person-not-assigned',
      person: { name: 'Ann Jones', known: ann.profile.login },
      app: { name: app.label },
      guide: { id: 'guide.troubleshooting.no-tile' },
      solvedAt: null,
    },
  ])
  expect(findings[0]?.why).toMatch(/^Ann Jones was removed from the group Engineering at .* by Ada Jones/)
  expect(findings[0]?.why).not.toContain('does not say')
})

test('an assignment and a new sign-in solve it', async () => {
  const { org, assign, signsIn } = await scene()
  await signsIn()
  await assign()
  await signsIn()
  const { verdict, findings } = await diagnosedLog(org)
  expect({ verdict, found: findings.map(({ symptom }) => symptom) }).toEqual({
    verdict: 'everything solved itself',
    found: ['person-not-assigned'],
  })
})

test.each([
  ['person-suspended', 'suspend'],
  ['person-deactivated', 'deactivate'],
  ['password-expired', 'expire_password'],
])('%s is told of somebody whom an administrator kept out', async (id, operation) => {
  const { org, ann, api, assign, signsIn } = await scene()
  await assign()
  await api.post(`/users/${ann.id}/lifecycle/${operation}`)
  await signsIn()
  expect(idsOf(await diagnosedLog(org))).toEqual([id])
})

test('a lock is told with the wrong passwords before it', async () => {
  const { org, ann } = await scene()
  for (let at = 0; at < 10; at += 1) org.model.users.authenticate(ann.profile.login, 'wrong')
  const browser = openBrowser()
  await signIn(browser, await browser.open(`${org.url}/app/UserHome`), ann.profile.login, PASSWORD)
  expect(idsOf(await diagnosedLog(org))).toEqual(['person-locked-out'])
})

test('a deactivated app is told, although Okta does not name it when it refuses', async () => {
  const { org, app, api, assign } = await scene()
  await assign()
  await api.post(`/apps/${app.id}/lifecycle/deactivate`)
  const { url } = await beginSignIn(org, app)
  await openBrowser().open(url)
  const { findings } = await diagnosedLog(org)
  expect(findings).toMatchObject([
    { symptom: 'app-deactivated', app: { name: app.label }, times: { count: 1 } },
  ])
})

test('an address that is not registered is told', async () => {
  const { org, app } = await scene()
  const { url } = await beginSignIn(org, app, { redirect_uri: 'http://desk.example/other' })
  await openBrowser().open(url)
  expect(idsOf(await diagnosedLog(org))).toEqual(['redirect-uri-not-registered'])
})

test('a wrong secret, a wrong proof key and a used code are told apart', async () => {
  const { org, app, ann, assign } = await scene()
  await assign()
  const first = await codeFor(org, app, ann)
  await exchange(org, app, { code: first.code, code_verifier: first.begun.verifier }, 'wrong')
  await exchange(org, app, { code: first.code, code_verifier: 'x'.repeat(43) })
  const second = await codeFor(org, app, ann)
  await exchange(org, app, { code: second.code, code_verifier: second.begun.verifier })
  await exchange(org, app, { code: second.code, code_verifier: second.begun.verifier })
  const { findings, unknown } = await diagnosedLog(org)
  expect(findings.map(({ symptom, solvedAt }) => [symptom, solvedAt !== null])).toEqual([
    ['code-expired-or-used', false],
    ['secret-wrong', true],
    ['pkce-failed', true],
  ])
  expect(unknown).toEqual([])
})

test('a tile link of an app that begins sign-ins itself is told', async () => {
  const { org, ann, api } = await scene()
  const app = addDesk(org, 'Desk')
  await api.post(`/apps/${app.id}/users`, { id: ann.id, scope: 'USER' })
  app.oauthClient.idpInitiatedLogin = 'DISABLED'
  const browser = openBrowser()
  const tile = `${org.url}/home/${app.name}/${app.id}/${app.linkId}`
  await signIn(browser, await browser.open(tile), ann.profile.login, PASSWORD)
  expect(idsOf(await diagnosedLog(org))).toEqual(['idp-initiated-disabled'])
})

test('a run of Express Configuration that was declined, and one that broke off, are told apart', async () => {
  const { org, browser, press } = await administratorAtSignOn(okta(), sp.url)
  await comeBack(browser, await press(), { error: 'access_denied' })
  expect(idsOf(await diagnosedLog(org))).toEqual(['express-configuration-failed'])
  sp.answer = ({ path }) => (path.startsWith('/api/v2/connections') ? { status: 500, body: {} } : null)
  await comeBack(browser, await press(), { code: 'code-1' })
  sp.answer = () => null
  const broken = await diagnosedLog(org)
  expect(idsOf(broken)).toContain('express-configuration-half-made')
  await comeBack(browser, await press(), { code: 'code-2' })
  expect((await diagnosedLog(org)).verdict).toBe('everything solved itself')
})

test('behind the mask the simulated org gives nobody away', async () => {
  const { org, ann, signsIn } = await scene()
  await signsIn()
  await signsIn({}, 'wrong')
  const masked = await diagnosedLog(org, { mask: true, person: ann.profile.login })
  expect(idsOf(masked).sort()).toEqual(['password-wrong', 'person-not-assigned'])
  const text = JSON.stringify(masked)
  for (const hidden of ['Ann', 'Jones', org.name, ann.id, ann.profile.login, '127.0.0.1'])
    expect(text).not.toContain(hidden)
})
