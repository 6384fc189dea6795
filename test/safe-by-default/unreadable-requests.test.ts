import { describe, expect, test } from 'vitest'
import { authOf } from '../stress/fuzz/bases.ts'
import { send } from '../stress/fuzz/send.ts'
import { everythingDoneOnce } from './both-servers.ts'

// Each of these was found by the fuzz, and was answered with a 5xx or a bare text.
const { servers, played } = everythingDoneOnce()

const places = (): [string, string][] => {
  const { org, workspace } = played()
  const { okta, target } = servers()
  return [
    ['the landing page', okta.url],
    ['an org', org.url],
    ['an Admin Console', org.adminUrl],
    ["Alpacon's front", target.url!],
    ['its identity host', authOf(target.url!)],
    ['a workspace', workspace.url],
  ]
}

async function ask(
  url: string,
  request: { method?: string; target: string; headers?: [string, string][]; body?: string },
) {
  const { method = 'GET', target, headers = [], body = '' } = request
  const { host, port } = new URL(url)
  const outcome = await send(Number(port), {
    method,
    target,
    headers: [['host', host], ['origin', new URL(url).origin], ...headers],
    body: Buffer.from(body),
  })
  if (outcome.kind !== 'answer') throw new Error(`${method} ${target} at ${url}: ${outcome.kind}`)
  return outcome
}

const FORM: [string, string] = ['content-type', 'application/x-www-form-urlencoded']

test.each(['gzip', 'deflate', 'br', 'nonsense'])(
  'a form that is not what its encoding says is a 400 or 415: %s',
  async encoding => {
    const forms = { 'an org': '/login/login.htm', 'a workspace': '/sign-in', "Alpacon's front": '/' }
    for (const [name, url] of places()) {
      const target = forms[name as keyof typeof forms]
      if (target === undefined) continue
      const headers: [string, string][] = [FORM, ['content-encoding', encoding]]
      const { status, body } = await ask(url, { method: 'POST', target, headers, body: 'a=1' })
      expect([name, [400, 415].includes(status), status]).toEqual([name, true, status])
      expect(body).toContain('<h1')
    }
  },
)

test.each(['http://[', 'http://', 'http:///x'])(
  'an absolute address without a host is refused with a page: %s',
  async target => {
    for (const [name, url] of places()) {
      const { status, body } = await ask(url, { target })
      expect([name, status]).toEqual([name, target.endsWith('x') ? expect.any(Number) : 400])
      expect(status).toBeLessThan(500)
      expect(body).toMatch(/<h1|\{/)
    }
  },
)

describe('JSON that is nested too deep to be written down again', () => {
  const deep = `{"profile":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`
  const json: [string, string] = ['content-type', 'application/json']

  test('is refused by the Management API, which keeps nothing of it', async () => {
    const { org, things } = played()
    const headers: [string, string][] = [json, ['authorization', `SSWS ${org.apiToken}`]]
    const paths = [
      `/apps/${things.appId}/users/${things.userId}`,
      `/users/${things.userId}`,
      '/users',
      '/groups',
    ]
    for (const path of paths) {
      const answer = await ask(org.url, { method: 'POST', target: `/api/v1${path}`, headers, body: deep })
      expect([path, answer.status, JSON.parse(answer.body).errorCode]).toEqual([path, 400, 'E0000003'])
    }
    expect(JSON.stringify(org.model.state)).toContain(things.userId)
  })

  test('is refused by the control', async () => {
    const { okta } = servers()
    const person = { firstName: 'A', lastName: 'B', login: 'deep@seed.example', profile: 'DEEP' }
    const body = JSON.stringify({ people: [person] }).replace('"DEEP"', deep)
    const target = `/_sim/orgs/${played().spareOrg}/seed`
    const answer = await ask(okta.url, { method: 'POST', target, headers: [json], body })
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([400, 'invalid_request'])
  })
})

test('what an authorization server does not serve is answered with a page, by whichever method', async () => {
  const { org } = played()
  const auth = authOf(servers().target.url!)
  const asked: [string, string, string][] = [
    [org.url, 'GET', '/oauth2/v1/nowhere'],
    [org.url, 'DELETE', '/oauth2/v1/token'],
    [org.url, 'OPTIONS', '/oauth2/v1/token'],
    [org.url, 'GET', '/oauth2/default/v1/nowhere'],
    [auth, 'POST', '/authorize'],
    [auth, 'GET', '/oauth/nowhere'],
    [auth, 'QUERY', '/.well-known/openid-configuration'],
  ]
  for (const [url, method, target] of asked) {
    const { status, body } = await ask(url, { method, target })
    expect([method, target, status]).toEqual([method, target, 404])
    expect(body).toMatch(/<h1[ >]/)
  }
})

test('a stream of which only the head is wanted ends there', async () => {
  const { okta } = servers()
  for (const target of ['/inspector/stream', '/_sim/exchanges/stream']) {
    const { status, headers } = await ask(okta.url, { method: 'HEAD', target })
    expect([target, status, headers['content-type']]).toEqual([
      target,
      200,
      expect.stringContaining('text/event-stream'),
    ])
  }
})
