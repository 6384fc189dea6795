import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { settleAt } from '../../sim/arrival.ts'
import { type Okta, type OktaOptions, startOkta } from '../../sim/index.ts'
import { type Answer, ask } from '../ask.ts'
import { PASSWORD } from './okta.ts'
import { integration } from './org/model.ts'

// Each start makes RSA keys, which can take a second and more where other work runs beside it.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const open: Okta[] = []
async function started(options: OktaOptions = {}) {
  const okta = await startOkta({ port: 0, ...options })
  open.push(okta)
  return okta
}
afterEach(async () => {
  for (const okta of open.splice(0)) await okta.close()
})

const METADATA = '/.well-known/openid-configuration'
const SIGN_IN = '/login/login.htm'
const withoutTimes = ({ status, body, headers: { date, 'x-okta-request-id': id, ...headers } }: Answer) => ({
  status,
  // The form's token and the browser's cookie are new each time.
  body: body.replace(/value="[\w-]{43}"/g, ''),
  headers: { ...headers, 'set-cookie': String(headers['set-cookie']).replace(/DT=[^;]+/, 'DT=') },
})

describe('two orgs with public URLs of their own, on one port', () => {
  async function twoOrgs(options: OktaOptions = {}) {
    const okta = await started(options)
    const blue = await okta.createOrg({ name: 'blue', publicUrl: 'https://login.blue.test' })
    const red = await okta.createOrg({
      name: 'red',
      publicUrl: 'http://red:4600',
      publicAdminUrl: 'http://console.red.test',
    })
    return { okta, blue, red }
  }

  test('each answers with its own issuer, and names no other address', async () => {
    const { okta, blue, red } = await twoOrgs()
    expect([blue.url, blue.adminUrl]).toEqual(['https://login.blue.test', 'https://login-admin.blue.test'])
    expect([red.url, red.adminUrl]).toEqual(['http://red:4600', 'http://console.red.test'])
    for (const [host, org] of [
      ['login.blue.test', blue],
      ['LOGIN.blue.test:443', blue],
      ['red', red],
      ['red:4600', red],
    ] as const) {
      const { body } = await ask(okta.port, METADATA, { host })
      expect(JSON.parse(body).issuer).toBe(org.url)
      const addresses = body.match(/https?:\/\/[^/"]+/g) ?? []
      expect(new Set(addresses)).toEqual(new Set([org.url]))
    }
  })

  test("a session of one is nothing at the other, and the other's token opens nothing", async () => {
    const { okta, blue, red } = await twoOrgs()
    const person = { firstName: 'Ann', lastName: 'Jones', login: 'ann@blue.test', password: PASSWORD }
    const { sid } = blue.store.openSession(blue.createUser(person).id)
    const me = (host: string, headers: Record<string, string>) =>
      ask(okta.port, '/api/v1/users/me', { host, ...headers })
    expect((await me('login.blue.test', { cookie: `sid=${sid}` })).status).toBe(200)
    expect((await me('red', { cookie: `sid=${sid}` })).status).toBe(401)
    const authorization = `SSWS ${red.apiToken}`
    expect((await me('login.blue.test', { authorization })).status).toBe(401)
  })

  test('links of the Management API are at the public URL, in bodies and in headers', async () => {
    const { okta, blue } = await twoOrgs()
    okta.publish(integration)
    for (const name of ['Ann', 'Ben']) {
      blue.createUser({ firstName: name, lastName: 'Jones', login: `${name}@blue.test`, password: PASSWORD })
    }
    const headers = { host: 'login.blue.test', authorization: `SSWS ${blue.apiToken}` }
    const page = await ask(okta.port, '/api/v1/users?limit=1', headers)
    blue.model.applications.add(okta.org('blue')!.catalog.find(integration.name)!, { label: 'Desk' })
    const { body: apps } = await ask(okta.port, '/api/v1/apps', headers)
    expect(JSON.parse(apps)[0]._links).toBeDefined()
    const links = `${page.headers.link} ${page.body}`.match(/https?:\/\/[^/"]+/g) ?? []
    expect(links.length).toBe(3)
    expect(apps).not.toMatch(/okta\.localhost|127\.0\.0\.1/)
    expect(apps).toContain('https://login.blue.test/')
    expect(new Set(links)).toEqual(new Set(['https://login.blue.test']))
  })

  test.each([
    'blue.okta.localhost',
    'blue-admin.okta.localhost',
    'red.test',
    'login.blue.test.evil.example',
    '127.0.0.1',
    '',
  ])('the Host %j is refused with 421', async host => {
    const { okta } = await twoOrgs()
    expect((await ask(okta.port, METADATA, { host })).status).toBe(421)
  })

  test('cookies are Secure at the one with https only', async () => {
    const { okta } = await twoOrgs()
    const cookieAt = async (host: string) =>
      String((await ask(okta.port, SIGN_IN, { host })).headers['set-cookie'])
    expect(await cookieAt('login.blue.test')).toMatch(/^DT=.*; secure/)
    expect(await cookieAt('red')).toMatch(/^DT=(?!.*secure)/)
  })

  const SPOOFED = {
    'x-forwarded-host': 'red',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-port': '1',
    'x-forwarded-prefix': '/evil',
    'x-real-ip': '6.6.6.6',
    forwarded: 'host=red;proto=https;for=6.6.6.6',
  }

  test.each([METADATA, SIGN_IN, '/app/UserHome', '/nowhere', '/oauth2/v1/authorize?client_id=x'])(
    "without trust in a proxy, whoever's X-Forwarded headers change nothing at %s",
    async path => {
      const { okta, red } = await twoOrgs()
      for (const host of ['login.blue.test', 'red']) {
        const plain = await ask(okta.port, path, { host })
        for (const forged of ['red', 'login.blue.test', 'evil.example']) {
          const spoofed = await ask(okta.port, path, { host, ...SPOOFED, 'x-forwarded-host': forged })
          expect(withoutTimes(spoofed)).toEqual(withoutTimes(plain))
        }
      }
      const log = await ask(okta.port, '/api/v1/logs', {
        host: 'red',
        authorization: `SSWS ${red.apiToken}`,
        ...SPOOFED,
      })
      expect(log.body).not.toContain('6.6.6.6')
    },
  )

  test('of what a request says of itself, Koa and oidc-provider see nothing: host and scheme are the configured ones', () => {
    const req = { headers: { host: 'evil.example', accept: '*/*', ...SPOOFED } } as unknown as IncomingMessage
    settleAt(req, 'http://red:4600')
    expect(req.headers).toEqual({ host: 'red:4600', accept: '*/*', 'x-forwarded-proto': 'http' })
  })

  test('with trust in a proxy, its own X-Forwarded-Host counts and none that came to it', async () => {
    const { okta, blue } = await twoOrgs({ trustProxy: true })
    const host = `127.0.0.1:${okta.port}`
    const at = (forwarded: string) => ask(okta.port, METADATA, { host, 'x-forwarded-host': forwarded })
    expect(JSON.parse((await at('login.blue.test')).body).issuer).toBe(blue.url)
    expect(JSON.parse((await at('red, login.blue.test')).body).issuer).toBe(blue.url)
    expect((await at('login.blue.test, evil.example')).status).toBe(421)
    expect((await ask(okta.port, METADATA, { host })).status).toBe(421)
  })

  test("with trust in a proxy, the System Log knows the person's address and not the proxy's", async () => {
    const { okta, blue } = await twoOrgs({ trustProxy: true })
    await ask(okta.port, `/oauth2/v1/authorize?client_id=0oaNobody`, {
      host: 'login.blue.test',
      'x-forwarded-for': '6.6.6.6, 198.51.100.4',
    })
    expect(JSON.stringify(blue.model.systemLog.list())).toContain('198.51.100.4')
    expect(JSON.stringify(blue.model.systemLog.list())).not.toContain('6.6.6.6')
  })
})

describe('what is no public URL is refused in plain words', () => {
  test.each([
    ['https://okta.example.test/', 'it ends with a slash'],
    ['https://okta.example.test/okta', 'it has a path, /okta'],
    ['https://okta.example.test?x=1', 'it has a query'],
    ['https://okta.example.test?', 'it has a query'],
    ['https://okta.example.test#x', 'it has a fragment'],
    ['https://ann:secret@okta.example.test', 'it holds a user name or password'],
    ['https://@okta.example.test', 'it holds a user name or password'],
    ['ftp://okta.example.test', 'it has to begin with http:// or https://'],
    ['okta.example.test', 'it has to begin with http:// or https://'],
    ['https://', 'it is not a URL'],
    ['https://okta.example.test:70000', 'it is not a URL'],
    ['https://okta example.test', 'it is not a URL'],
    ['https://*.example.test', 'is not the name of a host'],
    ['https://okta.example.test\\', 'it would be read as'],
    ['https:///okta.example.test', 'it would be read as'],
    ['', 'it has to begin with'],
  ])('%j', async (publicUrl, problem) => {
    const refused = startOkta({ port: 0, publicUrl })
    await expect(refused).rejects.toThrow(problem)
    await expect(refused).rejects.not.toThrow('secret')
    const okta = await started()
    await expect(okta.createOrg({ name: 'acme', publicUrl })).rejects.toThrow(/"acme" can't be/)
    expect(okta.orgs()).toEqual([])
  })

  test('an IP address, below which no host can lie', async () => {
    await expect(startOkta({ port: 0, publicUrl: 'http://10.0.0.1' })).rejects.toThrow(
      'an IP address has none',
    )
  })

  test('http, where TLS is served', async () => {
    const refused = startOkta({ port: 0, publicUrl: 'http://okta.test', tls: 'self-signed' })
    await expect(refused).rejects.toThrow('it has to begin with https://')
  })

  test.each(['http://okta', 'https://okta.test', 'http://10.0.0.1:4600', 'http://[::1]:4600'])(
    '%s alone, since no Admin Console can be derived from it',
    async publicUrl => {
      const okta = await started()
      await expect(okta.createOrg({ name: 'acme', publicUrl })).rejects.toThrow('has no subdomain')
      const own = { publicUrl, publicAdminUrl: 'http://console.test' }
      expect((await okta.createOrg({ name: 'acme', ...own })).url).toBe(publicUrl)
    },
  )

  test("another org's host, whatever the port, and Okta's own", async () => {
    const okta = await started()
    await okta.createOrg({ name: 'blue', publicUrl: 'https://login.blue.test' })
    const taken = (publicUrl: string) => okta.createOrg({ name: 'red', publicUrl })
    await expect(taken('https://login.blue.test:8443')).rejects.toThrow('is a host of the org "blue"')
    await expect(taken('https://login-admin.blue.test')).rejects.toThrow('is a host of the org "blue"')
    await expect(taken(okta.url)).rejects.toThrow('is a host of Okta itself')
    expect(okta.org('red')).toBeUndefined()
    expect((await taken('https://login.red.test')).url).toBe('https://login.red.test')
  })
})

test('a key that is not the certificate’s is refused', async () => {
  const { authority } = await started({ tls: 'self-signed' })
  const tls = { ...authority!.issue(['okta.localhost']), key: 'nonsense' }
  await expect(startOkta({ port: 0, tls })).rejects.toThrow("The TLS key and certificate can't be used")
})

test('in a data folder an org keeps its public URL; addresses below Okta’s follow it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'oin-sim-addresses-'))
  const first = await startOkta({ port: 0, data, publicUrl: 'https://okta.test' })
  await first.createOrg({ name: 'blue', publicUrl: 'https://login.blue.test' })
  await first.createOrg({ name: 'red' })
  await first.close()
  const second = await started({ data, publicUrl: 'https://moved.test:8443' })
  expect(second.org('blue')?.url).toBe('https://login.blue.test')
  expect(second.org('red')?.url).toBe('https://red.moved.test:8443')
  const files = await readdir(join(data, 'orgs'))
  expect(files).toEqual(['blue.json', 'red.json'])
  expect(JSON.parse(await readFile(join(data, 'orgs', 'red.json'), 'utf8')).addresses).toBeUndefined()
  await rm(data, { recursive: true })
})
