import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'
import { addClient, beginSignIn, codeFor, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()
const GOODBYE = 'http://desk.example/goodbye?from=okta'

async function signedInAnn() {
  const { org, ann, ben } = await newOrg()
  const app = addClient(org, { postLogoutRedirectUris: [GOODBYE] })
  for (const user of [ann, ben]) org.model.assignments.assignUser(app, user)
  const { begun, callback, browser } = await codeFor(org, app, ann)
  const idToken = (await completeSignIn(begun, callback)).id_token!
  const address = (fields: Record<string, string>) =>
    `${org.url}/oauth2/v1/logout?${new URLSearchParams(fields)}`
  const isSignedIn = async () => (await browser.ask(org.dashboardUrl)).status === 200
  return { org, app, ann, ben, browser, idToken, address, isSignedIn }
}

test('the session ends at once, and the browser goes to the app with its state', async () => {
  const { org, ann, app, browser, idToken, address, isSignedIn } = await signedInAnn()
  expect(await isSignedIn()).toBe(true)
  const fields = { id_token_hint: idToken, post_logout_redirect_uri: GOODBYE, state: 'a b' }
  const page = await browser.ask(address(fields))
  expect([page.status, page.leadsTo?.href]).toEqual([302, `${GOODBYE}&state=a+b`])
  expect(await isSignedIn()).toBe(false)
  expect(eventsOf(org, 'user.session.end')).toEqual([
    { result: 'SUCCESS', reason: undefined, actor: ann.profile.login, target: [app.label] },
  ])
  expect((await browser.open((await beginSignIn(org, app)).url)).leadsTo).toBeUndefined()
})

test('without an address to go on to there is the sign-in page', async () => {
  const { browser, idToken, address, isSignedIn } = await signedInAnn()
  const page = await browser.open(address({ id_token_hint: idToken }))
  expect(textOf(page.text)).toContain('Sign In')
  expect(await isSignedIn()).toBe(false)
})

test('without a session the browser is sent on all the same', async () => {
  const { org, idToken, address } = await signedInAnn()
  const fields = { id_token_hint: idToken, post_logout_redirect_uri: GOODBYE }
  expect((await openBrowser().ask(address(fields))).leadsTo?.href).toBe(GOODBYE)
  expect(eventsOf(org, 'user.session.end')).toEqual([])
})

test('a hint that has expired still logs out', async () => {
  const { org, browser, idToken, address, isSignedIn } = await signedInAnn()
  const { privateKey, kid } = org.authorizationServers.signingKey()
  const old = await new SignJWT({ ...decodeJwt(idToken), exp: 1_700_000_000, iat: 1_600_000_000 })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(privateKey)
  const fields = { id_token_hint: old, post_logout_redirect_uri: GOODBYE }
  expect((await browser.ask(address(fields))).leadsTo?.href).toBe(GOODBYE)
  expect(await isSignedIn()).toBe(false)
})

const ID_TOKEN_INVALID = 'The id token is invalid.'
const forged = (idToken: string) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new SignJWT(decodeJwt(idToken)).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
}

test.each<
  [string, (idToken: string) => Record<string, string> | Promise<Record<string, string>>, string, string]
>([
  ['without a hint', () => ({}), 'invalid_token', ID_TOKEN_INVALID],
  ['with a hint that is no token', () => ({ id_token_hint: 'nonsense' }), 'invalid_token', ID_TOKEN_INVALID],
  [
    'with a hint that somebody else signed',
    async id_token_hint => ({ id_token_hint: await forged(id_token_hint) }),
    'invalid_token',
    ID_TOKEN_INVALID,
  ],
  [
    'to an address that the app has not',
    id_token_hint => ({ id_token_hint, post_logout_redirect_uri: 'http://evil.example/' }),
    'invalid_request',
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.",
  ],
])('a logout %s gets Okta’s page, and the session stays', async (_, fieldsOf, error, sentence) => {
  const { browser, idToken, address, isSignedIn } = await signedInAnn()
  const url = address(await fieldsOf(idToken))
  const page = await browser.ask(url)
  expect([page.status, page.leadsTo, find(page.text, 'h1')[0]?.text]).toEqual([
    400,
    undefined,
    '400 Bad Request',
  ])
  expect(textOf(page.text)).toContain(sentence)
  const json = await fetch(url, { headers: { accept: 'application/json' } })
  expect(await json.json()).toMatchObject({ errorCode: error, errorSummary: sentence })
  expect(await isSignedIn()).toBe(true)
})

test('a parameter twice is refused', async () => {
  const { browser, idToken, address } = await signedInAnn()
  const page = await browser.ask(`${address({ id_token_hint: idToken })}&state=1&state=2`)
  expect(textOf(page.text)).toContain('The request contained multiple parameters with the same name.')
})

test('the token of one person does not end the session of another', async () => {
  const { org, ben, idToken, address } = await signedInAnn()
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ben.profile.login, PASSWORD)
  const page = await browser.ask(address({ id_token_hint: idToken }))
  expect(page.status).toBe(400)
  expect(textOf(page.text)).toContain("The ID token subject does not match the current session's user.")
  expect((await browser.ask(org.dashboardUrl)).status).toBe(200)
})
