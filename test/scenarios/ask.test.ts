import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAsk, headerOf } from '../../scenarios/harness/ask.ts'
import { startOkta } from '../../sim/index.ts'

let server: Server
let connections = 0
let answer: (request: IncomingMessage, response: ServerResponse) => unknown
const at = (path = '/') => `http://desk.localhost:${(server.address() as AddressInfo).port}${path}`
const patient = new AbortController().signal

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response))
  server.on('connection', () => (connections += 1))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  connections = 0
})
afterAll(() => server.close())

test('sends what it is given, and reads all of the answer, redirects too', async () => {
  const came: unknown[] = []
  answer = async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    came.push(request.method, request.headers['x-own'], request.headers['accept-encoding'], body)
    response.setHeader('Set-Cookie', ['a=1', 'b=2'])
    response.writeHead(302, { Location: '/on' })
    response.write('žluť')
    response.end('oučký')
  }
  const asked = { method: 'POST', headers: { 'x-own': 'ü' }, body: 'name=%C3%BC' }
  const answered = await createAsk()(at('/form'), asked, patient)
  expect(came).toEqual(['POST', 'ü', 'identity', 'name=%C3%BC'])
  expect(answered).toMatchObject({ status: 302, body: 'žluťoučký' })
  expect(answered.headers.filter(([name]) => name === 'set-cookie')).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])
  expect(headerOf(answered.headers, 'location')).toBe('/on')
  expect(headerOf(answered.headers, 'etag')).toBeUndefined()
})

test('asks again over the connection that it has', async () => {
  answer = (_, response) => response.end('one')
  const ask = createAsk()
  for (let times = 0; times < 3; times += 1) await ask(at(), { headers: {} }, patient)
  expect(connections).toBe(1)
})

test('gives up where nobody answers, with the reason that it is given', async () => {
  const giveUp = new AbortController()
  answer = () => giveUp.abort(new DOMException('late', 'TimeoutError'))
  await expect(createAsk()(at(), { headers: {} }, giveUp.signal)).rejects.toMatchObject({
    name: 'TimeoutError',
  })
})

test('gives up in the middle of an answer too', async () => {
  const giveUp = new AbortController()
  const hasBegun = () => giveUp.abort(new DOMException('late', 'TimeoutError'))
  subscribe('http.client.response.finish', hasBegun)
  answer = (_, response) => response.write('begun')
  await expect(createAsk()(at(), { headers: {} }, giveUp.signal)).rejects.toMatchObject({
    name: 'TimeoutError',
  })
  unsubscribe('http.client.response.finish', hasBegun)
})

test.each([
  ['before the answer', (response: ServerResponse) => response.socket?.destroy()],
  [
    'in the middle of it',
    (response: ServerResponse) => response.write('beg', () => response.socket?.destroy()),
  ],
])('rejects where the connection breaks %s', async (_, breakOff) => {
  answer = (__, response) => breakOff(response)
  await expect(createAsk()(at(), { headers: {} }, patient)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('rejects what can’t be sent, and an address of another kind', async () => {
  const ask = createAsk()
  await expect(ask(at(), { headers: { cookie: 'a\nb' } }, patient)).rejects.toThrow(/Invalid character/)
  await expect(ask('mailto:ada@desk.example', { headers: {} }, patient)).rejects.toThrow(/Protocol "mailto:"/)
})

test('trusts a server by the CA that it is given, and by no other', async () => {
  const okta = await startOkta({ port: 0, tls: 'self-signed' })
  const headers = { accept: 'text/html' }
  expect(await createAsk([okta.authority!.ca])(okta.url, { headers }, patient)).toMatchObject({ status: 200 })
  await expect(createAsk()(okta.url, { headers }, patient)).rejects.toMatchObject({
    code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/),
  })
  await okta.close()
})
