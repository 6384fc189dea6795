import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, test, vi } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, readPage } from '../pages/markup-reader.ts'
import { addClient, beginSignIn, CALLBACK, codeFor, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

async function assigned() {
  const made = await newOrg()
  for (const user of [made.ann, made.ben]) made.org.model.assignments.assignUser(made.app, user)
  return made
}

const fieldsOf = (page: string) =>
  Object.fromEntries(
    readPage(page)
      .filter(({ name, attributes }) => name === 'input' && attributes.type === 'hidden')
      .map(({ attributes }) => [attributes.name, attributes.value]),
  )

test('with fragment the code comes behind the hash', async () => {
  const { org, app, ann } = await assigned()
  const { begun, callback } = await codeFor(org, app, ann, { response_mode: 'fragment' })
  expect(callback.search).toBe('')
  const answer = new URLSearchParams(callback.hash.slice(1))
  expect([[...answer.keys()].sort(), answer.get('state')]).toEqual([['code', 'state'], begun.state])
})

test('with form_post the code comes in a form that can be sent without scripts', async () => {
  const { org, app, ann } = await assigned()
  const begun = await beginSignIn(org, app, { response_mode: 'form_post' })
  const browser = openBrowser()
  const page = await signIn(browser, await browser.open(begun.url), ann.profile.login, PASSWORD)
  expect([page.status, find(page.text, 'form')[0]?.attributes]).toEqual([
    200,
    { method: 'post', action: CALLBACK },
  ])
  const { code, ...rest } = fieldsOf(page.text)
  expect(rest).toEqual({ state: begun.state })
  const callback = new URL(`${CALLBACK}?${new URLSearchParams({ code: code!, state: begun.state })}`)
  expect((await completeSignIn(begun, callback)).claims()?.sub).toBe(ann.id)
})

test('a state of any characters comes back as it was', async () => {
  const { org, app, ann } = await assigned()
  const state = '"><script>&=+ ü%20'
  const { callback } = await codeFor(org, app, ann, { state })
  expect(callback.searchParams.get('state')).toBe(state)
  const begun = await beginSignIn(org, app, { response_mode: 'form_post', prompt: 'none', state })
  const page = await openBrowser().ask(begun.url)
  expect(fieldsOf(page.text).state).toBe(state)
})

test('a redirect URI keeps its own query', async () => {
  const { org, ann } = await newOrg()
  const app = addClient(org, {}, [`${CALLBACK}?tenant=1`])
  org.model.assignments.assignUser(app, ann)
  const { callback } = await codeFor(org, app, ann, { redirect_uri: `${CALLBACK}?tenant=1` })
  expect([...callback.searchParams.keys()].sort()).toEqual(['code', 'state', 'tenant'])
})

test('a wildcard stands for one label of an https host, where the app allows it', async () => {
  const { org } = await newOrg()
  const uris = ['https://*.desk.example/callback']
  const wild = addClient(org, { wildcardRedirect: 'SUBDOMAIN' }, uris)
  const plain = addClient(org, {}, uris)
  const isAccepted = async (app: typeof wild, redirect_uri: string) =>
    (await openBrowser().open((await beginSignIn(org, app, { redirect_uri })).url)).status === 200
  expect(await isAccepted(wild, 'https://one.desk.example/callback')).toBe(true)
  for (const uri of [
    'https://a.b.desk.example/callback',
    'https://desk.example/callback',
    'https://evil.example/.desk.example/callback',
    'http://one.desk.example/callback',
    'https://one.desk.example/callback/',
  ]) {
    expect([uri, await isAccepted(wild, uri)]).toEqual([uri, false])
  }
  expect(await isAccepted(plain, 'https://one.desk.example/callback')).toBe(false)
})

test('an ID token on its own carries the whole profile, and no hash of a token that isn’t there', async () => {
  const { org, ann } = await newOrg()
  const app = addClient(org, {
    responseTypes: ['code', 'id_token'],
    grantTypes: ['authorization_code', 'implicit'],
  })
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, app, ann, { response_type: 'id_token' })
  const answer = new URLSearchParams(callback.hash.slice(1))
  expect([...answer.keys()].sort()).toEqual(['id_token', 'state'])
  const keys = createRemoteJWKSet(new URL(`${org.url}/oauth2/v1/keys`))
  const { payload } = await jwtVerify(answer.get('id_token')!, keys, { issuer: org.url, audience: app.id })
  expect(payload).toMatchObject({
    sub: ann.id,
    nonce: begun.nonce,
    ver: 1,
    idp: org.model.state.id,
    amr: ['pwd'],
    given_name: 'Ann',
    family_name: 'Jones',
    locale: 'en-US',
    email_verified: true,
  })
  expect(payload).not.toHaveProperty('at_hash')
})

test('prompt=consent asks nothing of an app that the administrator trusts', async () => {
  const { org, app, ann } = await assigned()
  const { callback } = await codeFor(org, app, ann, { prompt: 'consent' })
  expect(callback.searchParams.has('code')).toBe(true)
})

test('prompt=none with a session that is older than max_age needs a new sign-in, in Okta’s words', async () => {
  const { org, app, ann } = await assigned()
  const { browser } = await codeFor(org, app, ann)
  const later = Date.now() + 5000
  const begun = await beginSignIn(org, app, { prompt: 'none', max_age: '1' })
  vi.useFakeTimers({ now: later, toFake: ['Date'] })
  try {
    const { leadsTo } = await browser.ask(begun.url)
    expect(leadsTo?.searchParams.get('error')).toBe('login_required')
    expect(leadsTo?.searchParams.get('error_description')).toBe(
      'The client specified not to prompt, but the client app requires re-authentication or MFA.',
    )
  } finally {
    vi.useRealTimers()
  }
})

const tokenFor = (org: RunningOrg, userId: string) => org.model.sessionTokens.issue(userId).token

test('a session token signs its person in once, without a page', async () => {
  const { org, app, ann } = await assigned()
  const sessionToken = tokenFor(org, ann.id)
  const begun = await beginSignIn(org, app, { sessionToken, prompt: 'none' })
  const browser = openBrowser()
  const { leadsTo } = await browser.open(begun.url)
  expect((await completeSignIn(begun, leadsTo!)).claims()?.sub).toBe(ann.id)
  expect((await browser.open(org.dashboardUrl)).text).toContain(ann.profile.login)
  expect(eventsOf(org, 'user.session.start')).toMatchObject([{ result: 'SUCCESS', actor: ann.profile.login }])

  const again = await beginSignIn(org, app, { sessionToken, prompt: 'none' })
  expect((await openBrowser().ask(again.url)).leadsTo?.searchParams.get('error')).toBe('login_required')
  const asked = await beginSignIn(org, app, { sessionToken })
  expect((await openBrowser().open(asked.url)).status).toBe(200)
})

test('a session token takes the place of who was signed in, under a new cookie', async () => {
  const { org, app, ann, ben } = await assigned()
  const { browser } = await codeFor(org, app, ann)
  const before = browser.cookies.find(({ name }) => name === 'sid')!.value
  const begun = await beginSignIn(org, app, { sessionToken: tokenFor(org, ben.id) })
  const { leadsTo } = await browser.open(begun.url)
  expect((await completeSignIn(begun, leadsTo!)).claims()?.sub).toBe(ben.id)
  expect(browser.cookies.find(({ name }) => name === 'sid')!.value).not.toBe(before)
  expect(org.model.sessions.person(before)).toBeUndefined()
})

test('a session token is not spent on a request that is refused, nor does it open another org', async () => {
  const { org, app, ann } = await assigned()
  const other = await assigned()
  const sessionToken = tokenFor(org, ann.id)
  const elsewhere = await beginSignIn(other.org, other.app, { sessionToken, prompt: 'none' })
  expect((await openBrowser().ask(elsewhere.url)).leadsTo?.searchParams.get('error')).toBe('login_required')
  await openBrowser().ask((await beginSignIn(org, app, { sessionToken, scope: 'openid desk' })).url)
  const begun = await beginSignIn(org, app, { sessionToken })
  expect((await openBrowser().open(begun.url)).leadsTo?.searchParams.has('code')).toBe(true)
})

test('a session token does not let in whom the app is not assigned to', async () => {
  const { org, app, ann } = await newOrg()
  const begun = await beginSignIn(org, app, { sessionToken: tokenFor(org, ann.id) })
  const { leadsTo } = await openBrowser().open(begun.url)
  expect(leadsTo?.searchParams.get('error_description')).toBe(
    'User is not assigned to the client application.',
  )
})
