import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHosts } from '../../sp/hosts.ts'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser, words } from './browser.ts'
import { oin } from './express-configuration-client.ts'

const hosts = createHosts('http://alpacon.localhost:4700')
let sp: RunningAlpacon

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
})
afterAll(() => sp.close())

test.each([
  ['alpacon.localhost:4700', { kind: 'front' }],
  ['AUTH.alpacon.localhost:4700', { kind: 'auth' }],
  ['acme.us1.alpacon.localhost:4700', { kind: 'workspace', name: 'acme' }],
  ['acme.ap1.alpacon.localhost:4700', { kind: 'elsewhere', host: 'acme.ap1.alpacon.localhost:4700' }],
  ['alpacon.localhost', { kind: 'unknown', host: 'alpacon.localhost' }],
  ['alpacon.localhost:4701', { kind: 'unknown', host: 'alpacon.localhost:4701' }],
  ['a.b.us1.alpacon.localhost:4700', { kind: 'unknown', host: 'a.b.us1.alpacon.localhost:4700' }],
  ['evilalpacon.localhost:4700', { kind: 'unknown', host: 'evilalpacon.localhost:4700' }],
  [undefined, { kind: 'unknown', host: '' }],
])('host %s is sorted', (host, place) => {
  expect(hosts.placeOf(host)).toEqual(place)
})

test.each([
  ['acme', 'acme'],
  ['  ACME ', 'acme'],
  ['acme.us1.alpacon.localhost', 'acme'],
  ['http://acme.us1.alpacon.localhost:4700/', 'acme'],
  ['HTTP://Acme.us1.alpacon.localhost:4700/sign-in?return_to=%2F#x', 'acme'],
  ['acme.us1.alpacon.localhost:4700/sign-in', 'acme'],
  ['http://acme.us1.alpacon.localhost', 'acme'],
  ['acme.ap1.alpacon.localhost', undefined],
  ['http://acme.ap1.alpacon.localhost:4700/', undefined],
  ['http://acme.us1.alpacon.localhost:4701/', undefined],
  ['http://acme.us1.alpacon.localhost:4700@evil.test/', undefined],
  ['http://acme@acme.us1.alpacon.localhost:4700/', undefined],
  ['http://evil.test/acme.us1.alpacon.localhost', undefined],
  ['a.b.us1.alpacon.localhost', undefined],
  ['alpacon.localhost', undefined],
  ['file://acme.us1.alpacon.localhost', undefined],
  ['ac me', undefined],
  ['-acme', undefined],
  ['a'.repeat(64), undefined],
  ['', undefined],
])('typing %j means workspace %j', (typed, name) => {
  expect(hosts.workspaceNamed(typed)).toBe(name)
})

test('an unknown host gets a page that names the known ones', async () => {
  const page = await openBrowser().open(`http://other.localhost:${sp.port}/`)
  expect(page.status).toBe(421)
  expect(words(page)).toContain(sp.url)
  expect(words(page)).toContain(sp.authUrl)
})

test('an unknown workspace and another region get a page that says so', async () => {
  for (const host of ['nobody.us1', 'nobody.ap1']) {
    const page = await openBrowser().open(`http://${host}.alpacon.localhost:${sp.port}/`)
    expect(page.status).toBe(404)
    expect(words(page)).toContain('Workspace not found. Check the workspace name and region.')
  }
})

test('a taken port is named', async () => {
  await expect(startAlpacon({ port: sp.port, oin })).rejects.toThrow(`Port ${sp.port} on 127.0.0.1 is taken`)
})

test("a key of Okta's that is none is named", async () => {
  const start = startAlpacon({ port: 0, oin: { ...oin, publicKeyPem: 'nonsense' } })
  await expect(start).rejects.toThrow("oin.publicKeyPem can't be read")
})
