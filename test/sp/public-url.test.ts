import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHosts } from '../../sp/hosts.ts'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { ask } from '../ask.ts'
import { oin } from './express-configuration-client.ts'

const publicUrl = 'https://alpacon.example.test'
let sp: RunningAlpacon
let behindProxy: RunningAlpacon

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin, publicUrl })
  behindProxy = await startAlpacon({
    port: 0,
    oin,
    publicUrl: 'http://alpacon.example.test:8443',
    trustProxy: true,
  })
})
afterAll(() => Promise.all([sp.close(), behindProxy.close()]))

test('every address that Okta is told is at the public URL', () => {
  expect([sp.url, sp.authUrl]).toEqual([publicUrl, 'https://auth.alpacon.example.test'])
  expect(sp.workspaceUrl('acme')).toBe('https://acme.us1.alpacon.example.test')
  const { redirectUris, expressConfiguration } = sp.integration
  expect(redirectUris).toEqual(['https://auth.alpacon.example.test/login/callback'])
  expect(expressConfiguration.tenantUrl).toBe('https://auth.alpacon.example.test/')
  expect(expressConfiguration.loginUrl).toBe('https://auth.alpacon.example.test/')
  expect(expressConfiguration.initiateLoginUriTemplate).toMatch(/^https:\/\/alpacon\.example\.test\/login\?/)
})

test("the authorization server's metadata names no other address", async () => {
  const { body } = await ask(sp.port, '/.well-known/openid-configuration', {
    host: 'auth.alpacon.example.test',
  })
  const origins = new Set(body.match(/https?:\/\/[^/"]+/g))
  expect(origins).toEqual(new Set(['https://auth.alpacon.example.test']))
})

test.each([
  ['alpacon.example.test', { kind: 'front' }],
  ['alpacon.example.test:443', { kind: 'front' }],
  ['auth.alpacon.example.test', { kind: 'auth' }],
  ['acme.us1.alpacon.example.test', { kind: 'workspace', name: 'acme' }],
  ['acme.us1.alpacon.example.test:443', { kind: 'workspace', name: 'acme' }],
  ['alpacon.example.test:80', { kind: 'unknown', host: 'alpacon.example.test:80' }],
  ['acme.us1.alpacon.example.test:4700', { kind: 'unknown', host: 'acme.us1.alpacon.example.test:4700' }],
  ['alpacon.localhost', { kind: 'unknown', host: 'alpacon.localhost' }],
])('with https on its usual port, the host %s is sorted', (host, place) => {
  expect(createHosts(publicUrl).placeOf(host)).toEqual(place)
})

test('the name inside is unknown outside', async () => {
  expect((await ask(sp.port, '/', { host: `alpacon.localhost:${sp.port}` })).status).toBe(421)
})

describe('X-Forwarded headers', () => {
  const spoofed = {
    'x-forwarded-host': 'auth.alpacon.example.test',
    'x-forwarded-proto': 'http',
    forwarded: 'host=x',
  }

  test.each(['/', '/login', '/.well-known/openid-configuration'])(
    'change nothing at %s where no proxy is trusted',
    async path => {
      const plain = await ask(sp.port, path, { host: 'alpacon.example.test' })
      const answer = await ask(sp.port, path, { host: 'alpacon.example.test', ...spoofed })
      const shown = ({ body }: { body: string }) => body.replaceAll(/name="_csrf" value="[^"]*"/g, '')
      expect([answer.status, shown(answer)]).toEqual([plain.status, shown(plain)])
      const evil = { host: 'evil.test', 'x-forwarded-host': 'alpacon.example.test' }
      expect((await ask(sp.port, path, evil)).status).toBe(421)
    },
  )

  test.each([
    [{ 'x-forwarded-host': 'alpacon.example.test:8443' }, 200],
    [{ 'x-forwarded-host': 'alpacon.example.test', 'x-forwarded-port': '8443' }, 200],
    [{ 'x-forwarded-host': 'evil.test, alpacon.example.test:8443' }, 200],
    [{ 'x-forwarded-host': 'alpacon.example.test:8443, evil.test' }, 421],
    [{ 'x-forwarded-host': 'alpacon.example.test' }, 421],
    [{}, 421],
  ])('%j of a trusted proxy: %i', async (headers, status) => {
    const host = `127.0.0.1:${behindProxy.port}`
    expect((await ask(behindProxy.port, '/', { host, ...headers })).status).toBe(status)
  })
})

test.each([
  ['https://alpacon.example.test/', 'it ends with a slash'],
  ['https://alpacon.example.test/x', 'it has a path, /x'],
  ['https://alpacon.example.test?x', 'it has a query'],
  ['https://alpacon.example.test#', 'it has a fragment'],
  ['https://u:secret@alpacon.example.test', 'it holds a user name or password'],
  ['alpacon.example.test', 'it has to begin with http:// or https://'],
  ['https://10.0.0.1', 'an IP address has none'],
  ['https://', 'it is not a URL'],
])('the public URL %j is refused in plain words', async (given, problem) => {
  const refused = startAlpacon({ port: 0, oin, publicUrl: given })
  await expect(refused).rejects.toThrow(problem)
  await expect(refused).rejects.not.toThrow('secret')
})

test('a TLS key that is none is refused', async () => {
  const refused = startAlpacon({ port: 0, oin, tls: { key: 'x', cert: 'y' } })
  await expect(refused).rejects.toThrow("Alpacon's TLS key and certificate can't be used")
})
