import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpAgent } from '../../scenarios/harness/http-agent.ts'

let server: Server
const at = (path: string) => `http://desk.localhost:${(server.address() as AddressInfo).port}${path}`
const newAgent = (patienceMs = 8000) =>
  createHttpAgent({ isOkta: () => false, patienceMs, onPageOfTarget: () => undefined })

beforeAll(async () => {
  server = createServer((req, res) => {
    if (req.url === '/silent') return
    if (req.url === '/sign-in') res.setHeader('set-cookie', 'session=s1; path=/; httponly')
    if (req.url === '/unkept') res.setHeader('cache-control', 'private, no-store')
    if (req.url === '/moved') return void res.writeHead(302, { location: '/two' }).end()
    res.setHeader('content-type', 'text/html')
    res.end(`<title>${req.url}</title><a href="/two">On</a> ${req.headers.cookie ?? 'no cookie'}`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('another tab has the cookies of the first, and a place and a history of its own', async () => {
  const first = newAgent()
  await first.open(at('/sign-in'))
  const second = first.newTab()
  await second.open(at('/one'))
  expect(await second.text()).toContain('session=s1')
  expect(first.address()).toBe(at('/sign-in'))
  expect((await first.history()).join()).not.toContain('/one')
  const stranger = newAgent()
  await stranger.open(at('/one'))
  expect(await stranger.text()).toContain('no cookie')
})

test('a cookie that a tab gets is there in the first too', async () => {
  const first = newAgent()
  await first.open(at('/one'))
  await first.newTab().open(at('/sign-in'))
  await first.reload()
  expect(await first.text()).toContain('session=s1')
})

test('a copy has the cookies of that moment, and what either gets later is its own', async () => {
  const first = newAgent()
  const early = await first.copied()
  await first.open(at('/sign-in'))
  const late = await first.copied()
  for (const copy of [early, late]) await copy.open(at('/one'))
  expect(await early.text()).toContain('no cookie')
  expect(await late.text()).toContain('session=s1')
})

test('back goes from page to page, past redirects, to the first', async () => {
  const agent = newAgent()
  await agent.open(at('/one'))
  await agent.open(at('/moved'))
  await agent.open(at('/three'))
  await agent.back()
  expect(agent.address()).toBe(at('/two'))
  await agent.back()
  expect(agent.address()).toBe(at('/one'))
  expect(await agent.back()).toBe(false)
})

test('back shows a page as it was, unless it must not be kept', async () => {
  const agent = newAgent()
  for (const path of ['/unkept', '/one', '/sign-in']) await agent.open(at(path))
  await agent.back()
  expect(await agent.text()).toContain('no cookie')
  await agent.back()
  expect(await agent.text()).toContain('session=s1')
})

test('a target that gives no answer has failed, and is not waited for any longer', async () => {
  await expect(newAgent(50).open(at('/silent'))).rejects.toMatchObject({
    name: 'ExpectationFailed',
    expected: 'a page within 0.05 s',
    received: `none at ${at('/silent')}`,
  })
})
