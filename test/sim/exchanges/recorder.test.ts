import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyParser } from '@koa/bodyparser'
import Koa from 'koa'
import { afterEach, expect, test } from 'vitest'
import { createRecorder, type Recorder } from '../../../sim/exchanges/recorder.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A server whose requests the recorder watches; `answer` is a plain listener. */
async function watched(
  recorder: Recorder,
  answer: Parameters<typeof createServer>[1] & object,
): Promise<string> {
  server = createServer((req, res) => {
    recorder.watch(req, res, { url: `http://watched.localhost${req.url}`, org: 'acme' })
    answer(req as never, res as never)
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The last exchange, once its response was recorded. */
async function lastOf(recorder: Recorder) {
  await expect.poll(() => recorder.list().at(-1)?.response).toBeDefined()
  return recorder.list().at(-1)!
}

const form = { method: 'POST', body: new URLSearchParams({ username: 'ann', password: 'x' }) }

test('a form that Koa reads is recorded with its answer', async () => {
  const recorder = createRecorder()
  const app = new Koa().use(bodyParser()).use(ctx => {
    ctx.set('x-seen', 'yes')
    ctx.body = { got: (ctx.request as unknown as { body: unknown }).body }
  })
  await fetch(`${await watched(recorder, app.callback())}/form?x=1`, form)
  expect(await lastOf(recorder)).toMatchObject({
    org: 'acme',
    from: 'SP',
    to: 'Okta',
    request: { method: 'POST', url: 'http://watched.localhost/form?x=1', body: 'username=ann&password=x' },
    response: { status: 200, body: '{"got":{"username":"ann","password":"x"}}' },
  })
  expect(recorder.list()[0]?.response?.headers).toContainEqual(['x-seen', 'yes'])
  expect(recorder.list()[0]?.durationMs).toBeGreaterThan(0)
})

test('a body that is read with for await is recorded', async () => {
  const recorder = createRecorder()
  const url = await watched(recorder, async (req, res) => {
    let length = 0
    for await (const chunk of req) length += chunk.length
    res.write(`${length} `)
    res.end('bytes')
  })
  expect(await (await fetch(url, form)).text()).toBe('23 bytes')
  const { request, response } = await lastOf(recorder)
  expect([request.body, response?.body]).toEqual(['username=ann&password=x', '23 bytes'])
})

test('a body that is read as text, in events, is recorded with its letters whole', async () => {
  const recorder = createRecorder()
  const url = await watched(recorder, (req, res) => {
    req.setEncoding('utf8')
    req.on('data', () => undefined).on('end', () => res.end('ü'))
  })
  await fetch(url, { method: 'POST', body: 'name=Zoë' })
  const { request, response } = await lastOf(recorder)
  expect([request.body, response?.body]).toEqual(['name=Zoë', 'ü'])
})

test('of long bodies the first 64 KiB are kept, and the program gets them whole', async () => {
  const recorder = createRecorder()
  const url = await watched(recorder, async (req, res) => {
    let length = 0
    for await (const chunk of req) length += chunk.length
    res.end('y'.repeat(length))
  })
  const answer = await (await fetch(url, { method: 'POST', body: 'x'.repeat(200_000) })).text()
  const { request, response } = await lastOf(recorder)
  expect(answer).toHaveLength(200_000)
  expect([request.body.length, response?.body.length]).toEqual([64 * 1024, 64 * 1024])
})

test('a connection that broke has no answer', async () => {
  const recorder = createRecorder()
  const url = await watched(recorder, (_req, res) => res.destroy())
  await expect(fetch(url)).rejects.toThrow()
  await expect.poll(() => recorder.list()[0]?.durationMs).toBeGreaterThan(0)
  expect(recorder.list()[0]?.response).toBeUndefined()
})

test.each([
  [{ 'sec-fetch-site': 'none' }, 'Browser'],
  [{ 'user-agent': 'Mozilla/5.0 (X11)' }, 'Browser'],
  [{ 'user-agent': 'openid-client' }, 'SP'],
])('a request with %j comes from the %s', async (headers: Record<string, string>, from) => {
  const recorder = createRecorder()
  await fetch(await watched(recorder, (_req, res) => res.end()), { headers })
  expect((await lastOf(recorder)).from).toBe(from)
})

test('what Okta asks of an SP is recorded, both ways', async () => {
  const recorder = createRecorder()
  const url = await watched(createRecorder(), (_req, res) => {
    res.setHeader('content-type', 'application/json')
    res.end('{"access_token":"at"}')
  })
  const response = await recorder.fetchFor('acme')(`${url}/oauth/token`, form)
  expect(await response.json()).toEqual({ access_token: 'at' })
  expect(recorder.list()).toMatchObject([
    {
      org: 'acme',
      from: 'Okta',
      to: 'SP',
      request: { method: 'POST', url: `${url}/oauth/token`, body: 'username=ann&password=x' },
      response: { status: 200, body: '{"access_token":"at"}' },
    },
  ])
})

test('of what an SP answers the first 64 KiB are kept', async () => {
  const recorder = createRecorder()
  const url = await watched(createRecorder(), (_req, res) => res.end('y'.repeat(200_000)))
  const response = await recorder.fetchFor('acme')(url)
  expect(await response.text()).toHaveLength(200_000)
  expect(recorder.list()[0]?.response?.body).toHaveLength(64 * 1024)
})

test('an SP that cannot be reached leaves a request without an answer', async () => {
  const recorder = createRecorder()
  await expect(recorder.fetchFor('acme')('http://127.0.0.1:1/')).rejects.toThrow()
  expect(recorder.list()).toHaveLength(1)
  expect(recorder.list()[0]?.response).toBeUndefined()
})

test('only the newest exchanges are kept', async () => {
  const recorder = createRecorder({ capacity: 20 })
  const url = await watched(recorder, (_req, res) => res.end())
  for (let number = 1; number <= 50; number++) await fetch(`${url}/${number}`)
  const kept = recorder.list().map(({ request }) => request.url)
  expect(kept.length).toBeLessThanOrEqual(20)
  expect(kept.at(-1)).toBe('http://watched.localhost/50')
  expect(kept).not.toContain('http://watched.localhost/1')
})

test('large bodies push older exchanges out before there are many', async () => {
  const recorder = createRecorder({ capacity: 1000, bodyCapacity: 10_000 })
  const url = await watched(recorder, (_req, res) => res.end('x'.repeat(1000)))
  const kept = () => recorder.list().map(({ request }) => request.url)
  for (let number = 1; number <= 50; number++) {
    await fetch(`${url}/${number}`)
    await lastOf(recorder)
    const held = recorder.finished().reduce((sum, { response }) => sum + response!.body.length, 0)
    expect(held).toBeLessThanOrEqual(10_000)
  }
  expect(kept().at(-1)).toBe('http://watched.localhost/50')
  expect(kept().length).toBeLessThanOrEqual(11)
  recorder.forget('acme')
  for (let number = 51; number <= 55; number++) await fetch(`${url}/${number}`)
  await lastOf(recorder)
  expect(kept()).toHaveLength(5)
})
