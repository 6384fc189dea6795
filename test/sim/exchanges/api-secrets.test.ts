import { expect, test } from 'vitest'
import { createRedactor, type Exchange } from '../../../sim/index.ts'
import { managementClient } from '../api/management-client.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { readPage } from '../pages/markup-reader.ts'

const { okta, newOrg } = oktaOfThisFile()

/** What a reader of the record is shown of an exchange. */
function shown({ request, response }: Exchange): string {
  const redactor = createRedactor()
  const headersOf = (headers: [string, string][]) =>
    headers.map(([name, value]) => `${name}: ${redactor.header(name, value)}`)
  const typeOf = (headers: [string, string][]) => headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  return [
    redactor.url(request.url),
    ...headersOf(request.headers),
    redactor.body(request.body, typeOf(request.headers)),
    ...headersOf(response?.headers ?? []),
    redactor.body(response?.body ?? '', typeOf(response?.headers ?? [])),
  ].join('\n')
}

const raw = ({ request, response }: Exchange) => JSON.stringify([request, response])

test('no secret of a request or an answer of the API is shown, neither those planted nor those it made', async () => {
  const { org, ann, ada } = await newOrg()
  const api = managementClient(org)
  const profile = { firstName: 'Eve', lastName: 'Jones', email: 'eve@example.com', login: 'eve@example.com' }
  const planted = ['PLANTED-password-1', '/PLANTED?password-2', 'PLANTED-answer', 'PLANTED-client-secret']
  const [password, slashed, answer, clientSecret] = planted as [string, string, string, string]
  const secrets = [...planted, org.apiToken, PASSWORD]

  const eve = await api.post('/users', {
    profile,
    credentials: {
      password: { value: password },
      recovery_question: { question: 'Who was there?', answer },
    },
  })
  expect(eve.status).toBe(200)
  await api.post(`/users/${eve.body.id}`, { credentials: { password: { value: slashed } } })
  await api.post('/authn', { username: profile.login, password: slashed })
  const { body: signedIn } = await api.post('/authn', { username: ann.profile.login, password: PASSWORD })
  await api.post(`/users/${ann.id}/lifecycle/expire_password`)
  const expired = await api.post('/authn', { username: ann.profile.login, password: PASSWORD })
  const staged = await api.post('/users?activate=false', {
    profile: { ...profile, email: 'bob@example.com', login: 'bob@example.com' },
  })
  const activated = await api.post(`/users/${staged.body.id}/lifecycle/activate?sendEmail=false`)
  const reset = await api.post(`/users/${eve.body.id}/lifecycle/reset_password?sendEmail=false`)
  const app = await api.post('/apps', {
    name: 'oidc_client',
    label: 'Own',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { client_secret: clientSecret } },
    settings: {
      oauthClient: {
        redirect_uris: ['http://app.example/callback'],
        jwks: { keys: [{ kty: 'RSA', kid: 'k', n: 'public-half', e: 'AQAB', d: 'PLANTED-private-half' }] },
      },
    },
  })
  expect(app.status).toBe(200)

  const browser = openBrowser()
  const page = await signIn(browser, await browser.open(org.adminUrl), ada.profile.login, PASSWORD)
  const xsrf = readPage(page.text).find(({ attributes }) => attributes.name === '_csrf')!.attributes.value!
  const headers = { 'x-okta-xsrftoken': xsrf }
  await browser.ask(`${org.adminUrl}/api/v1/users/${ann.id}/lifecycle/suspend`, {
    method: 'POST',
    headers,
    body: '',
  })

  const made = [
    signedIn.sessionToken,
    ...Object.values(expired.body).filter(value => String(value).startsWith('00')),
    ...Object.values(activated.body as object),
    ...Object.values(reset.body as object).map(url => String(url).split('/').at(-1)),
    xsrf,
  ].map(String)
  expect(made).toHaveLength(6)
  secrets.push('PLANTED-private-half', ...made)
  const exchanges = okta()
    .exchanges.list()
    .filter(
      exchange => exchange.org === org.name && new URL(exchange.request.url).pathname.startsWith('/api/'),
    )
  for (const secret of secrets) {
    const inJson = JSON.stringify(secret).slice(1, -1)
    expect([secret, exchanges.some(exchange => raw(exchange).includes(inJson))]).toEqual([secret, true])
    expect(exchanges.map(shown).filter(text => text.includes(secret) || text.includes(inJson))).toEqual([])
  }
  // What is no secret is still there to be read.
  const text = exchanges.map(shown).join('\n')
  for (const kept of ['Who was there?', 'public-half', profile.login]) expect(text).toContain(kept)
})
