import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AddressOptions } from '../../scenarios/commands/address-options.ts'
import { exitCodes } from '../../scenarios/commands/exit-codes.ts'
import { start } from '../../scenarios/commands/start.ts'
import { createCertificateAuthority } from '../../sim/certificates.ts'
import { fetchTrusting } from '../../sim/trust.ts'

vi.setConfig({ testTimeout: 30_000 })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-tls-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Starts both, hands over what stdout holds once they are ready, and stops them. */
async function whileUp(
  options: AddressOptions & { json?: boolean; data?: string },
  look: (out: string) => Promise<void> | void,
) {
  const controller = new AbortController()
  const lines: string[] = []
  let ready: () => void = () => undefined
  const isReady = new Promise<void>(resolve => {
    ready = resolve
  })
  const out = (line: string) => {
    lines.push(line)
    if (options.json || line.startsWith('Ctrl+C')) ready()
  }
  const screen = { isTTY: false, width: 80, colors: false }
  const sources = { tls: 'cli', caFile: 'env', oktaUrl: 'cli', trustProxy: 'env' }
  const all = { oktaPort: 0, spPort: 0, connectionDelay: 0, json: false, sources, ...options }
  const ended = start(all, { out, err: () => undefined, screen }, controller.signal)
  try {
    await Promise.race([isReady, ended])
    await look(lines.join('\n'))
  } finally {
    controller.abort()
    await ended
  }
}

test('with --tls the file of the CA is all that others need to verify both', async () => {
  const caFile = join(folder, 'ca.pem')
  await whileUp({ tls: true, caFile, json: true }, async out => {
    const { okta, sp, tls } = JSON.parse(out)
    const ca = await readFile(caFile, 'utf8')
    expect(tls).toEqual({ ca, caFile })
    const urls = [okta.url, okta.orgs[0].url, okta.orgs[0].adminUrl, sp.url, sp.workspaces[0].url]
    for (const url of urls) {
      expect(url).toMatch(/^https:/)
      expect((await fetchTrusting([ca])(url, { redirect: 'manual' })).status).toBeLessThan(400)
      await expect(fetch(url)).rejects.toMatchObject({
        cause: { code: expect.stringMatching(/CERT|SIGNATURE/) },
      })
    }
  })
})

test('with a certificate of one’s own both serve that', async () => {
  const authority = await createCertificateAuthority()
  const names = ['*.okta.localhost', 'okta.localhost', 'alpacon.localhost', '*.us1.alpacon.localhost']
  const { key, cert } = authority.issue([...names, 'auth.alpacon.localhost'])
  const [tlsKey, tlsCert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  await writeFile(tlsKey, key)
  await writeFile(tlsCert, cert + authority.ca)
  await whileUp({ tlsKey, tlsCert, json: true }, async out => {
    const { okta, sp, tls } = JSON.parse(out)
    expect(tls).toBeUndefined()
    const trusting = fetchTrusting([authority.ca])
    expect((await trusting(okta.orgs[0].url, { redirect: 'manual' })).status).toBe(302)
    expect((await trusting(sp.url)).status).toBe(200)
  })
})

test('public URLs are in the list, with the option or variable that gave them', async () => {
  const oktaUrl = 'https://okta.example.test'
  const spUrl = 'https://alpacon.example.test:8443'
  await whileUp({ oktaUrl, spUrl, trustProxy: true }, out => {
    expect(out).toMatch(/Okta org acme +https:\/\/acme\.okta\.example\.test\n/)
    expect(out).toMatch(/Admin Console +https:\/\/acme-admin\.okta\.example\.test\n/)
    expect(out).toMatch(/Workspace acme +https:\/\/acme\.us1\.alpacon\.example\.test:8443 /)
    expect(out).toContain("Okta's public URL https://okta.example.test (--okta-url)\n")
    expect(out).toContain('X-Forwarded headers of a proxy believed (OIN_SIM_TRUST_PROXY)\n')
    expect(out).not.toMatch(/okta\.localhost|alpacon\.localhost/)
  })
})

test('an org in the data folder keeps its URL, and another one is refused by name', async () => {
  const data = join(folder, 'data')
  const addresses = {
    orgUrl: 'http://host.docker.internal:4600',
    orgAdminUrl: 'http://acme-admin.okta.localhost:4600',
  }
  const orgUrl = (out: string) => JSON.parse(out).okta.orgs[0].url
  await whileUp({ data, json: true, ...addresses }, out => expect(orgUrl(out)).toBe(addresses.orgUrl))
  await whileUp({ data, json: true }, out => expect(orgUrl(out)).toBe(addresses.orgUrl))
  const other = whileUp({ data, json: true, orgUrl: 'https://login.acme.test' }, () => undefined)
  await expect(other).rejects.toMatchObject({
    exitCode: exitCodes.notStarted,
    message: expect.stringContaining('keeps http://host.docker.internal:4600'),
  })
})

test.each<[AddressOptions, string]>([
  [
    { oktaUrl: 'https://okta.test/' },
    '--okta-url: Okta\'s public URL can\'t be "https://okta.test/": it ends',
  ],
  [
    { spUrl: 'https://a.test/x' },
    '--sp-url: Alpacon\'s public URL can\'t be "https://a.test/x": it has a path',
  ],
  [{ orgUrl: 'http://okta' }, '--org-url'],
  [{ orgAdminUrl: 'https://admin.test' }, '--org-url'],
  [{ tls: true, spUrl: 'http://a.test' }, '--sp-url'],
  [{ tlsKey: 'key.pem' }, '--tls-key was given without --tls-cert'],
  [{ tlsCert: 'cert.pem' }, '--tls-cert was given without --tls-key'],
  [{ tls: true, tlsKey: 'a', tlsCert: 'b' }, '--tls makes a certificate'],
  [{ caFile: 'ca.pem' }, '--ca-file'],
  [{ tlsKey: '/nowhere/key.pem', tlsCert: 'b' }, "--tls-key: /nowhere/key.pem can't be read"],
  [{ tlsKey: 'package.json', tlsCert: 'package.json' }, 'holds no PEM'],
])('%j is a matter of usage, told by its option', async (options, message) => {
  await expect(whileUp(options, () => undefined)).rejects.toMatchObject({
    exitCode: exitCodes.usage,
    message: expect.stringContaining(message),
  })
})

test('a CA file that can’t be written is named, and nothing is left running', async () => {
  const caFile = join(folder, 'no', 'such', 'ca.pem')
  await expect(whileUp({ tls: true, caFile }, () => undefined)).rejects.toMatchObject({
    exitCode: exitCodes.notStarted,
    message: expect.stringContaining(caFile),
  })
})
