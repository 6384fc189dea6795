import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { textOf } from '../pages/markup-reader.ts'
import { beginSignIn, codeFor, completeSignIn, exchange, userinfo } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

/** Ann signed in to the app of the first org; the second org has people and an app of the same names. */
async function twoOrgs() {
  const [first, second] = [await newOrg(), await newOrg()]
  for (const { org, app, ann } of [first, second]) org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const begun = await beginSignIn(first.org, first.app)
  const back = await signIn(browser, await browser.open(begun.url), first.ann.profile.login, PASSWORD)
  return { first, second, browser, begun, callback: back.leadsTo! }
}

test("a session of one org is none in another, not even its cookie's value", async () => {
  const { first, second, browser } = await twoOrgs()
  expect((await browser.open((await beginSignIn(second.org, second.app)).url)).leadsTo).toBeUndefined()
  const host = new URL(second.org.url).hostname
  const thief = openBrowser()
  thief.cookies.push(...browser.cookies.map(cookie => ({ ...cookie, host })))
  expect((await thief.open((await beginSignIn(second.org, second.app)).url)).leadsTo).toBeUndefined()
  expect(textOf((await thief.open(second.org.dashboardUrl)).text)).toContain('Sign In')
  expect((await browser.open((await beginSignIn(first.org, first.app)).url)).leadsTo).toBeDefined()
})

test('a code of one org is none in another', async () => {
  const { first, second, begun, callback } = await twoOrgs()
  const body = { code: callback.searchParams.get('code')!, code_verifier: begun.verifier }
  expect((await exchange(second.org, second.app, body)).body.error).toBe('invalid_grant')
  expect((await exchange(second.org, first.app, body)).body.error).toBe('invalid_client')
  expect((await exchange(first.org, first.app, body)).status).toBe(200)
})

test('an access token of one org is none in another', async () => {
  const { first, second, begun, callback } = await twoOrgs()
  const { access_token } = await completeSignIn(begun, callback)
  expect((await userinfo(second.org, access_token)).status).toBe(401)
  expect((await userinfo(first.org, access_token)).status).toBe(200)
})

test('an app of one org is no client of another', async () => {
  const { first, second, browser } = await twoOrgs()
  const { url } = await beginSignIn(second.org, second.app, { client_id: first.app.id })
  const page = await browser.open(url)
  expect([page.status, page.leadsTo]).toEqual([400, undefined])
})

test('a person of one org cannot sign in to another', async () => {
  const { first, second } = await twoOrgs()
  const browser = openBrowser()
  const page = await browser.open((await beginSignIn(second.org, second.app)).url)
  const refused = await signIn(browser, page, first.ann.profile.login, PASSWORD)
  expect(textOf(refused.text)).toContain('Unable to sign in')
})

test('a sign-in page of one org is none of another', async () => {
  const { second } = await twoOrgs()
  const browser = openBrowser()
  const page = await browser.open((await beginSignIn(second.org, second.app)).url)
  const { org } = await newOrg()
  const elsewhere = await browser.open(new URL(page.url.pathname, org.url))
  expect(elsewhere.status).toBe(400)
})

test('over a hundred orgs, the session, the code and the tokens of each are nothing in any other', async () => {
  const tenants = []
  for (let count = 0; count < 100; count++) {
    const made = await newOrg()
    made.org.model.assignments.assignUser(made.app, made.ann)
    tenants.push({ ...made, ...(await codeFor(made.org, made.app, made.ann)) })
  }
  expect(new Set(tenants.map(({ org }) => org.url)).size).toBe(100)
  for (const [place, { org, app, begun, callback, code, browser }] of tenants.entries()) {
    const { org: next, app: nextApp } = tenants[(place + 1) % tenants.length]!
    const body = { code, code_verifier: begun.verifier }
    expect((await exchange(next, nextApp, body)).body.error).toBe('invalid_grant')
    expect((await exchange(next, app, body)).body.error).toBe('invalid_client')

    const sid = browser.cookies.find(({ name }) => name === 'sid')!.value
    expect([org.model.sessions.person(sid)?.profile.login, next.model.sessions.person(sid)]).toEqual([
      `ann@${org.name}.example`,
      undefined,
    ])

    const { access_token, id_token } = await completeSignIn(begun, callback)
    expect((await userinfo(next, access_token)).status).toBe(401)
    const logout = `/oauth2/v1/logout?${new URLSearchParams({ id_token_hint: id_token! })}`
    expect((await fetch(`${next.url}${logout}`, { redirect: 'manual' })).status).toBe(400)
    expect((await userinfo(org, access_token)).status).toBe(200)
  }
}, 60_000)
