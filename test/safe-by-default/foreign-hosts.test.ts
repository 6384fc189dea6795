import { beforeAll, describe, expect, test } from 'vitest'
import { authOf } from '../stress/fuzz/bases.ts'
import { type Endpoint, endpointsOfAlpacon, endpointsOfOkta, nameOf } from '../stress/fuzz/endpoints.ts'
import { send } from '../stress/fuzz/send.ts'
import { everythingDoneOnce } from './both-servers.ts'

const { servers, played } = everythingDoneOnce()

let endpoints: { endpoint: Endpoint; port: number }[]
beforeAll(async () => {
  const { okta, target } = servers()
  const metadata = await fetch(`${authOf(target.url!)}/.well-known/openid-configuration`)
  const ofAlpacon = endpointsOfAlpacon((await metadata.json()) as Record<string, unknown>)
  endpoints = [
    ...endpointsOfOkta().map(endpoint => ({ endpoint, port: okta.port })),
    ...ofAlpacon.map(endpoint => ({ endpoint, port: Number(new URL(target.url!).port) })),
  ]
})

async function statusOf(port: number, { method, path }: Endpoint, headers: [string, string][]) {
  const target = path.replace(/:name/g, played().spareOrg).replace(/:\w+/g, 'one')
  const json = method === 'GET' || method === 'DELETE' ? '' : '{}'
  const all: [string, string][] = [...headers, ['content-type', 'application/json']]
  const answer = await send(port, { method, target, headers: all, body: Buffer.from(json) })
  return answer.kind === 'answer' ? answer.status : answer.kind
}

// DNS rebinding: a name of the attacker's leads to this machine, and the browser takes it for the attacker's own site.
test.each(['evil.example', 'okta.localhost.evil.example', 'localhost.evil.example'])(
  'a page at %s that leads its name here gets nothing, whatever it asks for',
  async host => {
    const asStyle = ({ path }: Endpoint) => path.startsWith('/assets/')
    for (const { endpoint, port } of endpoints.filter(one => !asStyle(one.endpoint))) {
      const status = await statusOf(port, endpoint, [['host', `${host}:${port}`]])
      expect([nameOf(endpoint), status]).toEqual([nameOf(endpoint), 421])
    }
    expect(servers().okta.org(played().spareOrg)).toBeDefined()
  },
)

describe('the control', () => {
  const foreign: [string, [string, string][]][] = [
    ['a script of another site', [['origin', 'https://evil.example']]],
    ['a page without an origin', [['origin', 'null']]],
    ['a form or an image of another site', [['sec-fetch-site', 'cross-site']]],
    ['a page of an org', [['sec-fetch-site', 'same-site']]],
  ]
  test.each(foreign)('refuses %s, whichever operation it asks for', async (_, headers) => {
    const { okta } = servers()
    const control = endpoints.filter(({ endpoint }) => endpoint.site === 'control')
    expect(control.length).toBeGreaterThan(20)
    for (const { endpoint, port } of control) {
      for (const host of [new URL(okta.url).host, `127.0.0.1:${port}`]) {
        const status = await statusOf(port, endpoint, [['host', host], ...headers])
        expect([nameOf(endpoint), host, status]).toEqual([nameOf(endpoint), host, 403])
      }
    }
    expect(okta.org(played().spareOrg)).toBeDefined()
  })
})
