import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgentOptions } from '../../scenarios/harness/agent.ts'
import { createBrowserAgent } from '../../scenarios/harness/browser-agent.ts'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { refreshAddress } from '../../scenarios/harness/html-page.ts'
import { createHttpAgent } from '../../scenarios/harness/http-agent.ts'
import { startRecording } from '../../scenarios/harness/record.ts'

const PAGES: Record<string, string> = {
  '/': `<a href="/wait">On</a> <button>  Two
    words </button> <input type=submit value="Go"> <a href="/x" aria-label="Named"><svg></svg></a>
    <button hidden>Hidden</button> <details><summary>More</summary><button>Folded</button></details>`,
  '/wait': '<meta http-equiv="refresh" content="0; url=/again"><p>Please wait',
  '/again': '<META HTTP-EQUIV=Refresh CONTENT="1;URL=\'/there\'">',
  '/there': '<h1>There</h1>',
  '/self': '<meta http-equiv="refresh" content="3; url=/self"><h1>Self</h1>',
  '/late': '<meta http-equiv="refresh" content="600; url=/there"><h1>Late</h1>',
}

const FORM = '<form method="post" action="/taken"><input type="hidden" name="state" value="s 1"></form>'
// As libraries write it: at once, by an attribute, when the page is there.
const SENDING = {
  '/sends': `${FORM}<script>document.forms[0].submit()</script>`,
  '/sends-when-loaded': `<body onload="javascript:document.forms[0].submit()">${FORM}</body>`,
  '/sends-when-there': `<script>
    document.addEventListener('DOMContentLoaded', function () { document.forms[0].submit() });
  </script>${FORM}`,
}
Object.assign(PAGES, SENDING, {
  '/asks': `${FORM}<script>if (document.cookie) document.forms[0].submit()</script><h1>Stays</h1>`,
})

let browser: Browser
let server: Server
const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
  server = createServer((request, response) => {
    if (request.method === 'POST') {
      response.writeHead(200, { 'content-type': 'text/html' })
      const told = () => response.end(`<!doctype html><title>t</title><p>Posted: ${body}.`)
      let body = ''
      return void request.on('data', chunk => (body += chunk)).on('end', told)
    }
    if (request.url === '/set') {
      const headers = { location: '/told', 'set-cookie': ['kept=1; HttpOnly', 'also=2; Path=/told'] }
      return void response.writeHead(303, headers).end()
    }
    if (request.url === '/told') {
      response.writeHead(200, { 'content-type': 'text/html' })
      return void response.end(
        `<!doctype html><title>t</title><p>Cookies: ${request.headers.cookie ?? 'none'}.`,
      )
    }
    if (request.url === '/me') return void response.writeHead(302, { location: '/' }).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><title>t</title>${PAGES[request.url ?? ''] ?? ''}`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser?.close()
  server.closeAllConnections()
  server.close()
})

const options: AgentOptions = {
  chromium: async () => browser,
  isOkta: () => false,
  onPageOfTarget: () => undefined,
  patienceMs: 8_000,
}
const agents = { browser: createBrowserAgent, http: createHttpAgent }

describe.each(['browser', 'http'] as const)('the %s agent', kind => {
  const newAgent = (patienceMs = options.patienceMs) => {
    startRecording()
    return agents[kind]({ ...options, patienceMs })
  }

  test('names what can be pressed, as it is read', async () => {
    const agent = newAgent()
    await agent.open(at('/'))
    expect(await agent.controls()).toEqual(['On', 'Two words', 'Go', 'Named'])
    await agent.close()
  })

  test('sends no cookie to who it keeps none of, not even along a redirect', async () => {
    const [keeping, refusing] = [newAgent(), newAgent()]
    await refusing.refuseCookies(address => address.startsWith(at('/')))
    await keeping.open(at('/set'))
    expect(await keeping.text()).toMatch(/Cookies: (kept=1; also=2|also=2; kept=1)\./)
    await refusing.open(at('/set'))
    expect(await refusing.text()).toContain('Cookies: none.')
    await refusing.reload()
    expect(await refusing.text()).toContain('Cookies: none.')
    for (const agent of [keeping, refusing]) await agent.close()
  })

  test.each(Object.keys(SENDING))('sends a form that sends itself: %s', async path => {
    const agent = newAgent()
    await agent.open(at(path))
    expect(agent.address()).toBe(at('/taken'))
    expect(await agent.text()).toContain('Posted: state=s+1.')
    await agent.close()
  })

  test('sends no form that a script may send or not', async () => {
    const agent = newAgent()
    await agent.open(at('/asks'))
    expect(await agent.text()).toContain('Stays')
    await agent.close()
  })

  test('goes on where a page leads on by itself, as often as it does', async () => {
    const agent = newAgent()
    await agent.open(at('/'))
    await agent.press('On')
    expect(agent.address()).toBe(at('/there'))
    await agent.open(at('/again'))
    expect(agent.address()).toBe(at('/there'))
    await agent.close()
  })

  test('stays on a page that only looks for news, or leads on much later', async () => {
    const agent = newAgent()
    for (const path of ['/self', '/late']) {
      await agent.open(at(path))
      expect(agent.address()).toBe(at(path))
    }
    await agent.close()
  })

  test('goes back as far as there is something to go back to', async () => {
    const agent = newAgent()
    await agent.open(at('/there'))
    expect(await agent.back()).toBe(false)
    await agent.open(at('/late'))
    expect(await agent.back()).toBe(true)
    expect(agent.address()).toBe(at('/there'))
    await agent.close()
  })

  test('waits for what comes to be, and tells what doesn’t', async () => {
    const agent = newAgent()
    await agent.open(at('/there'))
    expect(await agent.waitUntil(async () => agent.address() === at('/there'))).toBe(true)
    await agent.close()
  })

  test('sees a text or a control that can be read, in whatever case, and fails the target where neither is', async () => {
    const agent = newAgent(500)
    await agent.open(at('/'))
    await agent.waitFor('two words')
    await agent.waitFor('Named')
    for (const name of ['Nowhere', 'Hidden']) {
      await expect(agent.waitFor(name)).rejects.toThrow(`"${name}" is not there`)
    }
    await agent.close()
  })

  test('asks an address beside its page, and takes a redirect for an answer', async () => {
    const agent = newAgent()
    await agent.open(at('/there'))
    expect(await agent.ask(at('/me'))).toMatchObject({ status: 302, body: '' })
    expect(await agent.ask(at('/late'))).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' })
    expect(agent.address()).toBe(at('/there'))
    await agent.close()
  })
})

test.each([
  ['0; url=/a', 'http://sp.test/a'],
  [" 2 ; URL='http://other.test/b?c=1&d=2' ", 'http://other.test/b?c=1&d=2'],
  ['0;url="next"', 'http://sp.test/x/next'],
  ['0, url=/a', 'http://sp.test/a'],
  ['5.5; url=/a', 'http://sp.test/a'],
  ['6; url=/a', undefined],
  ['0', undefined],
  ['', undefined],
  ['0; url=/x/here', undefined],
  ['0; url=http://', undefined],
])('a refresh of %j leads to %s', (content, expected) => {
  expect(refreshAddress(content, 'http://sp.test/x/here')).toBe(expected)
})
