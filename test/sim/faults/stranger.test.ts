import { X509Certificate } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { oktaOfThisFile } from '../okta.ts'
import { find } from '../pages/markup-reader.ts'

const { okta, newOrg } = oktaOfThisFile()
let org: RunningOrg

beforeAll(async () => {
  org = (await newOrg()).org
})

async function ask(path: string, parameters: Record<string, string> = {}, init: RequestInit = {}) {
  const url = new URL(path, org.strangerUrl)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const response = await fetch(url, init)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

const to = 'http://sp.example/login?iss=http://x&state=a"b'

test('is an issuer of its own, at addresses of its own', async () => {
  const metadata = JSON.parse((await ask('/.well-known/openid-configuration')).text)
  expect(metadata).toMatchObject({
    issuer: org.strangerUrl,
    authorization_endpoint: `${org.strangerUrl}/authorize`,
    token_endpoint: `${org.strangerUrl}/token`,
    jwks_uri: `${org.strangerUrl}/keys`,
  })
})

test("publishes a key that is none of the org's, and a certificate for it", async () => {
  const { keys } = JSON.parse((await ask('/keys')).text)
  const ours = (await (await fetch(`${org.url}/oauth2/v1/keys`)).json()) as { keys: { kid: string }[] }
  expect(keys).toHaveLength(1)
  expect(ours.keys.map(({ kid }) => kid)).not.toContain(keys[0].kid)
  expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  const certificate = new X509Certificate((await ask('/certificate.pem')).text)
  expect(certificate.publicKey.export({ format: 'jwk' })).toMatchObject({ n: keys[0].n, e: keys[0].e })
  expect([certificate.subject, certificate.verify(certificate.publicKey)]).toEqual(['CN=Stranger', true])
})

test('links to an address', async () => {
  const { status, type, text } = await ask('/link', { to })
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
  expect(find(text, 'a').map(({ text, attributes }) => [text, attributes.href])).toEqual([['Continue', to]])
})

test('posts a form to an address, with the fields that it is given', async () => {
  const { text } = await ask('/form', { to, iss: 'http://issuer.example', name: '"><script>' })
  expect(find(text, 'form').map(({ attributes }) => attributes)).toEqual([{ method: 'post', action: to }])
  const fields = find(text, 'input').map(({ attributes }) => [attributes.name, attributes.value])
  expect(fields).toEqual([
    ['iss', 'http://issuer.example'],
    ['name', '"><script>'],
  ])
  expect(find(text, 'script')).toEqual([])
  expect(find(text, 'button')[0]?.text).toBe('Continue')
})

test('frames an address', async () => {
  const { text } = await ask('/frame', { to })
  expect(find(text, 'iframe').map(({ attributes }) => [attributes.src, attributes.title])).toEqual([
    [to, 'Framed'],
  ])
})

const refused: [path: string, to: string | undefined][] = [
  ...['/link', '/form', '/frame'].flatMap(path =>
    ['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)', 'http://', '/here', undefined].map(
      (address): [string, string | undefined] => [path, address],
    ),
  ),
  ['/', undefined],
  ['/redirected', undefined],
  ['/constructor', 'http://sp.example'],
]

test.each(refused)('has nothing at %s for %j', async (path, address) => {
  const { status, text } = await ask(path, address === undefined ? {} : { to: address })
  expect([status, find(text, 'h1')[0]?.text]).toEqual([404, 'Nothing here'])
  for (const tag of ['a', 'form', 'iframe']) expect(find(text, tag)).toEqual([])
})

test('takes nothing that is posted to it, and what it was asked is on record', async () => {
  expect((await ask('/token', {}, { method: 'POST', body: new URLSearchParams({ code: 'c' }) })).status).toBe(
    404,
  )
  const exchange = okta().exchanges.list().at(-1)
  expect(exchange).toMatchObject({
    org: org.name,
    to: 'Stranger',
    request: { method: 'POST', url: `${org.strangerUrl}/token` },
  })
})

test('is nowhere without its org', async () => {
  const { port } = new URL(org.strangerUrl)
  expect((await fetch(`http://nobody-stranger.okta.localhost:${port}/keys`)).status).toBe(421)
})
