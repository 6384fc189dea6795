import { afterEach, expect, test, vi } from 'vitest'
import { createScene } from '../../scenarios/harness/scene.ts'
import { startAlpaconTarget } from '../../scenarios/targets/alpacon.ts'
import { type Okta, startOkta } from '../../sim/index.ts'
import { startTlsProxy } from '../tls-proxy.ts'

// Each start makes RSA keys, which can take a second and more where other work runs beside it.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const noBrowser = () => Promise.reject(new Error('no browser is needed'))
const closing: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const open of closing.splice(0).reverse()) await open.close()
})

/** Express Configuration, then both ways to sign in, by a person each: step 1 to 3 of the guide and what comes of it. */
async function goThroughAll(platform: Parameters<typeof createScene>[0]) {
  const scene = await createScene(platform, { agentKind: 'http', stageKind: 'http' }, noBrowser)
  closing.push(scene)
  const { admin, person, workspace, label } = scene
  await admin.addsFromCatalog(label)
  await admin.expressConfigures(label, workspace)
  await admin.seesSuccess()
  await admin.assignsToPerson(label, person.name)
  await person.signsInAtTarget(workspace)
  await person.isSignedInTo(workspace)
  const other = await scene.newPerson({ firstName: 'Tia', lastName: 'Tile' })
  await admin.assignsToPerson(label, other.name)
  await other.opensTile(label)
  await other.isSignedInTo(workspace)
  return scene
}

/** Everything that Okta was asked and answered, and asked itself. */
function everythingSaid(okta: Okta): string {
  return JSON.stringify(
    okta.exchanges.list().map(({ request, response }) => ({ ...request, answer: response })),
  )
}

test('over TLS with a certificate made on the spot, Express Configuration and both sign-ins work', async () => {
  const okta = await startOkta({ port: 0, tls: 'self-signed' })
  closing.push(okta)
  const target = await startAlpaconTarget(okta)
  closing.push(target)
  const { okta: org, person } = await goThroughAll({ okta, target })
  expect(org.url).toMatch(/^https:/)
  expect(target.url).toMatch(/^https:/)
  expect(everythingSaid(okta)).not.toContain('http://')
  expect((await person.agent.history()).join()).not.toMatch(/http:\/\/[\w.-]*localhost/)
})

test.each(['keeps Host', 'sends X-Forwarded-Host'] as const)(
  'behind a proxy that ends TLS and %s, both are at their public URLs and nowhere else',
  async manner => {
    const names = ['okta.shop.localhost', '*.okta.shop.localhost', 'alpacon.desk.localhost']
    const below = ['*.alpacon.desk.localhost', '*.us1.alpacon.desk.localhost']
    const proxy = await startTlsProxy([...names, ...below], manner)
    closing.push(proxy)
    const { ca } = proxy.authority
    const trustProxy = manner === 'sends X-Forwarded-Host'
    const publicUrl = `https://okta.shop.localhost:${proxy.port}`
    const okta = await startOkta({ port: 0, publicUrl, trustProxy, ca })
    closing.push(okta)
    proxy.lead('okta.shop.localhost', okta.port)
    const spUrl = `https://alpacon.desk.localhost:${proxy.port}`
    const spPort = await freePort()
    proxy.lead('alpacon.desk.localhost', spPort)
    const target = await startAlpaconTarget(okta, { port: spPort, publicUrl: spUrl, trustProxy, ca })
    closing.push(target)

    const { okta: org, workspace, person } = await goThroughAll({ okta, target, ca })
    const { host } = new URL(okta.url)
    expect([okta.url, target.url]).toEqual([publicUrl, spUrl])
    expect([org.url, org.adminUrl]).toEqual([
      `https://${org.name}.${host}`,
      `https://${org.name}-admin.${host}`,
    ])
    expect(okta.oin.redirectUri).toMatch(`https://system-admin.${host}/`)
    expect(workspace.url).toBe(`https://${workspace.name}.us1.${new URL(spUrl).host}`)
    const app = org.model.applications.list()[0]!
    expect(app.redirectUris).toEqual([`https://auth.${new URL(spUrl).host}/login/callback`])
    expect(app.initiateLoginUri).toMatch(`${spUrl}/login?`)

    const internal = new RegExp(
      `http://[\\w.-]*localhost|okta\\.localhost|alpacon\\.localhost|:${okta.port}|:${spPort}`,
    )
    expect((await person.agent.history()).join()).not.toMatch(internal)
    for (const { request, response } of okta.exchanges.list()) {
      expect(request.url).toMatch(/^https:/)
      expect(response?.body).not.toMatch(internal)
      for (const [name, value] of response?.headers ?? []) {
        expect(value).not.toMatch(internal)
        if (name === 'set-cookie') expect(value).toMatch(/; secure/i)
      }
    }
  },
)

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}
