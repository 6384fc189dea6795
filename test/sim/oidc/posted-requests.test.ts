import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { textOf } from '../pages/markup-reader.ts'
import { addClient, beginSignIn, codeFor, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()
const GOODBYE = 'http://desk.example/goodbye'

async function scene() {
  const made = await newOrg()
  const app = addClient(made.org, { postLogoutRedirectUris: [GOODBYE] })
  made.org.model.assignments.assignUser(app, made.ann)
  return { ...made, app, browser: openBrowser() }
}

const form = (fields: Iterable<[string, string]>) => ({
  method: 'POST',
  body: new URLSearchParams([...fields]),
})

test('an authorization request may be posted as a form, and ends as one that was not', async () => {
  const { org, app, ann, browser } = await scene()
  const begun = await beginSignIn(org, app)
  const page = await browser.open(`${begun.url.origin}${begun.url.pathname}`, form(begun.url.searchParams))
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect((await completeSignIn(begun, back.leadsTo!)).claims()?.sub).toBe(ann.id)
})

test('what is wrong with a posted one is refused in the same words', async () => {
  const { org, app, browser } = await scene()
  const refusedWith = async (changes: Record<string, string>, ...more: [string, string][]) => {
    const { url } = await beginSignIn(org, app, changes)
    const at = `${url.origin}${url.pathname}`
    const page = await browser.open(at, form([...url.searchParams, ...more]))
    return page.leadsTo ? Object.fromEntries(page.leadsTo.searchParams) : textOf(page.text)
  }
  expect(await refusedWith({ state: '' })).toMatchObject({
    error_description: "The authentication request has an invalid 'state' parameter.",
  })
  expect(await refusedWith({ redirect_uri: 'http://evil.example/' })).toContain(
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
  )
  expect(await refusedWith({}, ['scope', 'openid'])).toMatchObject({
    error_description: 'The request contained multiple parameters with the same name.',
  })
})

test('a logout may be posted, and ends the session that the browser has', async () => {
  const { org, app, ann } = await scene()
  const { begun, callback, browser } = await codeFor(org, app, ann)
  const { id_token } = await completeSignIn(begun, callback)
  const fields = { id_token_hint: id_token!, post_logout_redirect_uri: GOODBYE, state: 'x' }
  const page = await browser.open(`${org.url}/oauth2/v1/logout`, form(Object.entries(fields)))
  expect(page.leadsTo?.href).toBe(`${GOODBYE}?state=x`)
  expect((await browser.ask(org.dashboardUrl)).status).toBe(302)
})

test.each(['authorize', 'logout'])('what is no form, or too long a one, is refused at %s', async endpoint => {
  const { org } = await scene()
  const url = `${org.url}/oauth2/v1/${endpoint}`
  for (const [body, type] of [
    ['{"client_id":"x"}', 'application/json'],
    [`state=${'x'.repeat(9000)}`, 'application/x-www-form-urlencoded'],
  ] as const) {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': type, accept: 'application/json' },
      redirect: 'manual',
    })
    expect([response.status, await response.json()]).toMatchObject([400, { errorCode: 'invalid_request' }])
  }
})

test('the custom authorization server takes posted requests of its own', async () => {
  const { org, app, ann, browser } = await scene()
  const begun = await beginSignIn(org, app, {}, { issuer: `${org.url}/oauth2/default` })
  const page = await browser.open(`${begun.url.origin}${begun.url.pathname}`, form(begun.url.searchParams))
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect(back.leadsTo?.searchParams.has('code')).toBe(true)
})
