import { request } from 'node:http'
import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const { okta, newOrg } = oktaOfThisFile()

/** Asks with any Host, which fetch doesn't let one choose. */
function askHost(host: string, path = '/'): Promise<{ status: number; location?: string; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host }
    request({ host: '127.0.0.1', port: okta().port, path, headers }, response => {
      let text = ''
      response.setEncoding('utf8').on('data', chunk => {
        text += chunk
      })
      response.on('end', () => {
        const { location } = response.headers
        resolve({ status: response.statusCode ?? 0, ...(location && { location }), text })
      })
    })
      .on('error', reject)
      .end()
  })
}

test.each([
  'nobody.okta.localhost',
  'nobody-admin.okta.localhost',
  'evil.example',
  'okta.localhost.evil.example',
  'org-1.okta.localhost.evil.example',
  'org-1.evil.localhost',
  'localhost',
  '127.0.0.1',
  'a.b.okta.localhost',
])('the unknown Host %s is refused, and the orgs that there are are named', async host => {
  const { org } = await newOrg()
  const page = await askHost(host, '/.well-known/openid-configuration')
  expect(page.status).toBe(421)
  expect(textOf(page.text)).toContain(`No org of the simulated Okta answers at ${host}.`)
  expect(textOf(page.text)).toContain(org.url)
  expect(find(page.text, 'a').map(({ attributes }) => attributes.href)).toEqual([okta().url])
})

test('a Host with markup in it is shown as text', async () => {
  const page = await askHost('"><script>alert(1)</script>')
  expect(page.status).toBe(421)
  expect(find(page.text, 'script')).toEqual([])
})

test('a Host counts in any case and with any port', async () => {
  const { org } = await newOrg()
  const { hostname } = new URL(org.url)
  for (const host of [hostname, hostname.toUpperCase(), `${hostname}:80`]) {
    expect((await askHost(host)).location).toBe('/app/UserHome')
  }
})

test('the bare host lists the orgs', async () => {
  const { org } = await newOrg()
  const page = await (await fetch(okta().url)).text()
  expect(page).toContain(org.dashboardUrl)
  expect(page).toContain(org.adminUrl)
})

test('the bare host has nothing elsewhere, and leads back to its start', async () => {
  const response = await fetch(`${okta().url}/nothing/here`)
  expect(response.status).toBe(404)
  expect(find(await response.text(), 'a').map(({ attributes }) => attributes.href)).toEqual(['/'])
})

test.each(['/nothing/here', '/admin/dashboard', '/signin'])(
  'an org has nothing at %s, and says so',
  async path => {
    const { org } = await newOrg()
    const response = await fetch(`${org.url}${path}`)
    expect(response.status).toBe(404)
    const [back] = find(await response.text(), 'a')
    expect([back?.text, back?.attributes.href]).toEqual(['My Apps', org.dashboardUrl])
  },
)

test("Okta's own host has nothing but the callback", async () => {
  const page = await askHost(`system-admin.okta.localhost:${okta().port}`, '/admin/dashboard')
  expect(page.status).toBe(404)
})

test.each(['Acme', 'acme_1', 'a.b', '-acme', 'acme-', '', 'x'.repeat(51), 'acme-admin', 'system-admin'])(
  'an org cannot be named %j',
  async name => {
    await expect(okta().createOrg({ name })).rejects.toThrow(`"${name}" can't be the name of an org`)
    expect(okta().org(name)).toBeUndefined()
  },
)

test('of two orgs of one name that are made at once, one is refused', async () => {
  const results = await Promise.allSettled([
    okta().createOrg({ name: 'twin' }),
    okta().createOrg({ name: 'twin' }),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(results[1]).toMatchObject({ reason: { message: expect.stringContaining('"twin" already') } })
})
