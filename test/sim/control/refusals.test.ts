import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createControl } from '../../../sim/control/control.ts'
import { oktaOfThisFile } from '../okta.ts'
import { askControl } from './control-client.ts'

const { okta, newOrg } = oktaOfThisFile()

const wrong: [
  what: string,
  method: string,
  path: string,
  body: unknown,
  status: number,
  code: string,
  member?: string,
][] = [
  ['no such address', 'GET', '/_sim/nothing', undefined, 404, 'not_found'],
  ['an address with a slash too many', 'GET', '/_sim/orgs/', undefined, 404, 'not_found'],
  ['no such org', 'GET', '/_sim/orgs/nobody', undefined, 404, 'not_found'],
  ['an inherited name for an org', 'GET', '/_sim/orgs/constructor', undefined, 404, 'not_found'],
  ['no such org to end', 'DELETE', '/_sim/orgs/nobody', undefined, 404, 'not_found'],
  ['no such org in a query', 'GET', '/_sim/exchanges?org=nobody', undefined, 404, 'not_found'],
  ['a path that is not encoded', 'GET', '/_sim/orgs/%E0%A4%A', undefined, 400, 'invalid_request'],
  ['a name with a dot', 'POST', '/_sim/orgs', { name: 'a.b' }, 400, 'invalid_request', 'name'],
  ['no name', 'POST', '/_sim/orgs', {}, 400, 'invalid_request', 'name'],
  [
    'a member that is unknown',
    'POST',
    '/_sim/orgs',
    { name: 'ok', colour: 1 },
    400,
    'invalid_request',
    'colour',
  ],
  [
    'a release that is unknown',
    'POST',
    '/_sim/orgs',
    { name: 'ok', release: '1' },
    400,
    'invalid_request',
    'release',
  ],
  ['no object', 'POST', '/_sim/orgs', [], 400, 'invalid_request', 'body'],
  ['a limit of nothing', 'GET', '/_sim/exchanges?limit=0', undefined, 400, 'invalid_request', 'limit'],
  ['a limit in words', 'GET', '/_sim/exchanges?limit=all', undefined, 400, 'invalid_request', 'limit'],
  ['a time that is none', 'GET', '/_sim/exchanges?since=today', undefined, 400, 'invalid_request', 'since'],
  ['a parameter twice', 'GET', '/_sim/exchanges?limit=1&limit=2', undefined, 400, 'invalid_request', 'limit'],
  ['a parameter that is unknown', 'GET', '/_sim/exchanges?x=1', undefined, 400, 'invalid_request', 'x'],
]

test.each(wrong)('%s is refused and said', async (_, method, path, body, status, code, member) => {
  const answer = await askControl(okta(), method, path, body)
  expect([answer.status, answer.body.error?.code, answer.body.error?.member]).toEqual([status, code, member])
  expect(answer.body.error?.message).toMatch(/\S/)
  expect(Object.keys(answer.body)).toEqual(['error'])
  expect(answer.headers['cache-control']).toBe('no-store')
})

const onOrg: [what: string, method: string, below: string, body: unknown, status: number, member?: string][] =
  [
    [
      'a clock that is set twice',
      'PUT',
      'clock',
      { now: '2030-01-01T00:00:00Z', offsetSeconds: 1 },
      400,
      'now',
    ],
    ['a clock that is not set', 'PUT', 'clock', {}, 400, 'now'],
    ['a clock in another century', 'PUT', 'clock', { now: '1999-12-31T23:59:59Z' }, 400, 'now'],
    ['a clock beyond all years', 'PUT', 'clock', { offsetSeconds: 9e15 }, 400, 'offsetSeconds'],
    ['a clock by half a second', 'PUT', 'clock', { offsetSeconds: 0.5 }, 400, 'offsetSeconds'],
    ['a snapshot with a slash', 'POST', 'snapshots', { name: '../x' }, 400, 'name'],
    ['a snapshot that was never taken', 'POST', 'snapshots/none/restore', undefined, 404],
    ['a snapshot that is not there to delete', 'DELETE', 'snapshots/none', undefined, 404],
    ['a body where there is none', 'POST', 'reset', { really: true }, 400],
  ]

test.each(onOrg)('%s is refused and said', async (_, method, below, body, status, member) => {
  const { org } = await newOrg()
  const answer = await askControl(okta(), method, `/_sim/orgs/${org.name}/${below}`, body)
  expect([answer.status, answer.body.error?.member]).toEqual([status, member])
  expect(org.model.users.list()).toHaveLength(3)
  expect(org.model.offsetSeconds()).toBe(0)
})

test('a name that is taken is a conflict, and the org stays', async () => {
  const { org } = await newOrg()
  const answer = await askControl(okta(), 'POST', '/_sim/orgs', { name: org.name })
  expect([answer.status, answer.body.error?.code]).toEqual([409, 'conflict'])
  expect(answer.body.error?.message).toContain(org.name)
  expect(okta().org(org.name)).toBe(org)
})

test('a method that is not served is answered with those that are', async () => {
  const answer = await askControl(okta(), 'PATCH', '/_sim/orgs')
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
  const { status, headers } = await askControl(okta(), 'GET', '/_sim/orgs/acme/reset')
  expect([status, headers.allow]).toEqual([405, 'POST'])
})

test('HEAD is answered like GET, without a body', async () => {
  const { status, text } = await askControl(okta(), 'HEAD', '/_sim/health')
  expect([status, text]).toEqual([200, ''])
})

test('JSON that is cut off, and no JSON at all, are told apart from a wrong one', async () => {
  for (const [raw, says] of [
    ['{"name":', 'no JSON'],
    ['', 'it is empty'],
  ] as const) {
    const answer = await askControl(okta(), 'POST', '/_sim/orgs', undefined, { raw })
    expect(answer.status).toBe(400)
    expect(answer.body.error?.message).toContain(says)
  }
})

test('a body that is too large is refused, whether it says so beforehand or not', async () => {
  const raw = JSON.stringify({ name: 'large', padding: 'x'.repeat(9 * 1024 * 1024) })
  const ways: Record<string, string>[] = [{}, { 'transfer-encoding': 'chunked' }]
  for (const headers of ways) {
    const answer = await askControl(okta(), 'POST', '/_sim/orgs', undefined, { raw, headers })
    expect([answer.status, answer.body.error?.code]).toEqual([413, 'too_large'])
  }
})

test('while Okta starts, everything is 503, and an unknown address still 404', async () => {
  const control = createControl({
    okta: () => undefined,
    isOwnHost: () => false,
    demandKept: () => undefined,
  })
  const server = createServer((req, res) => void control.answer(req, res)).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const at = server.address() as AddressInfo
  const health = await askControl(at, 'GET', '/_sim/health')
  expect([health.status, health.body.error?.code]).toEqual([503, 'not_ready'])
  expect((await askControl(at, 'GET', '/_sim/nothing')).status).toBe(404)
  server.closeAllConnections()
  server.close()
})
