import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { openBrowser } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'
import { beginSignIn, CALLBACK } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

const noSuchClient = "Invalid value for 'client_id' parameter."
const noSuchRedirect = "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."

test('a request without state is sent back with Okta’s sentence', async () => {
  const { org, app } = await newOrg()
  const { leadsTo } = await openBrowser().open((await beginSignIn(org, app, { state: '' })).url)
  expect(leadsTo?.href.startsWith(`${CALLBACK}?`)).toBe(true)
  expect(Object.fromEntries(leadsTo!.searchParams)).toEqual({
    error: 'invalid_request',
    error_description: "The authentication request has an invalid 'state' parameter.",
  })
})

test.each([
  'http://evil.example/callback',
  'http://desk.example/callback/',
  'http://desk.example/Callback',
  'http://desk.example/callback?next=1',
  'http://desk.example:8080/callback',
  'http://desk.example/callback/../evil',
  '',
])('the redirect_uri %j gets Okta’s 400 page and no redirect', async redirect_uri => {
  const { org, app } = await newOrg()
  const changes = { redirect_uri, state: 'x"><script>alert(1)</script>' }
  const page = await openBrowser().open((await beginSignIn(org, app, changes)).url)
  expect([page.status, page.leadsTo]).toEqual([400, undefined])
  expect(find(page.text, 'h1')[0]?.text).toBe('400 Bad Request')
  if (redirect_uri !== '') {
    expect(textOf(page.text)).toContain(noSuchRedirect)
    expect(eventsOf(org, 'app.oauth2.authorize.code')).toMatchObject([
      { result: 'FAILURE', reason: 'illegal_redirect_uri', target: ['Acme Desk'] },
    ])
  }
})

test.each(['0oaunknown', 'constructor', ''])(
  'the client_id %j gets Okta’s 400 page and no redirect',
  async client_id => {
    const { org, app } = await newOrg()
    const page = await openBrowser().open((await beginSignIn(org, app, { client_id })).url)
    expect([page.status, page.leadsTo]).toEqual([400, undefined])
    if (client_id !== '') expect(textOf(page.text)).toContain(noSuchClient)
  },
)

test('an inactive app is no client; active again, it is', async () => {
  const { org, app } = await newOrg()
  const { url } = await beginSignIn(org, app)
  org.model.applications.setStatus(app, 'INACTIVE')
  const refused = await openBrowser().open(url)
  expect([refused.status, refused.leadsTo]).toEqual([400, undefined])
  expect(textOf(refused.text)).toContain(noSuchClient)
  org.model.applications.setStatus(app, 'ACTIVE')
  expect((await openBrowser().open(url)).status).toBe(200)
})

test('a bookmark is no client', async () => {
  const { org, app } = await newOrg()
  const bookmark = org.model.applications.add(org.catalog.find('bookmark')!, {
    label: 'Wiki',
    url: 'https://wiki.example/',
  })
  const page = await openBrowser().open((await beginSignIn(org, app, { client_id: bookmark.id })).url)
  expect([page.status, page.leadsTo]).toEqual([400, undefined])
})

test.each([
  ['code_challenge_method', 'plain', 'invalid_request'],
  ['response_type', 'id_token', 'unsupported_response_type'],
  ['scope', 'email', 'access_denied'],
  ['prompt', 'dance', 'invalid_request'],
])('%s=%s is sent back as an error', async (name, value, error) => {
  const { org, app } = await newOrg()
  const { leadsTo } = await openBrowser().open((await beginSignIn(org, app, { [name]: value })).url)
  const answer = new URLSearchParams(leadsTo?.search || leadsTo?.hash.slice(1))
  expect(answer.get('error')).toBe(error)
})

test('no answer bears the iss of RFC 9207, neither a code nor an error', async () => {
  const { org, app } = await newOrg()
  const requests: Record<string, string>[] = [
    { state: '' },
    { prompt: 'none' },
    { response_mode: 'fragment', prompt: 'none' },
  ]
  for (const changes of requests) {
    const { leadsTo } = await openBrowser().open((await beginSignIn(org, app, changes)).url)
    expect(leadsTo?.href).toContain('error=')
    expect(leadsTo?.href).not.toMatch(/[?&#]iss=/)
  }
})

test('an error comes by the response mode that was asked for', async () => {
  const { org, app } = await newOrg()
  const begun = await beginSignIn(org, app, { response_mode: 'form_post', prompt: 'none' })
  const page = await openBrowser().open(begun.url)
  expect(page.text).toContain(`action="${CALLBACK}"`)
  expect(page.text).toContain('login_required')
  expect(page.text).toContain(begun.state)
  expect(page.text).not.toContain('name="iss"')
})
