import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBrowserAgent } from '../../scenarios/harness/browser-agent.ts'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { handOn } from '../../scenarios/harness/hand.ts'
import { chromiumArgs } from '../../scenarios/harness/launch-browser.ts'
import { startRecording } from '../../scenarios/harness/record.ts'

let browser: Browser
let server: Server
let page: Page
let asked: string[] = []
/** Answers that are owed, until a test gives them. */
let owed: ServerResponse[] = []

const PATIENCE_MS = 8_000

beforeAll(async () => {
  const { path } = await findBrowser()
  browser = await chromium.launch({ executablePath: path, chromiumSandbox: false, args: chromiumArgs })
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'text/html')
    if (request.url === '/nothing') return void response.writeHead(204).end()
    if (request.url === '/late') return void owed.push(response)
    response.end(`<!doctype html><title>${request.url}</title><h1>Another page</h1>`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(async () => {
  asked = []
  owed = []
  page = await (await browser.newContext()).newPage()
  await page.goto(at('/start'))
  return () => page.context().close()
})
afterAll(async () => {
  await browser?.close()
  server.closeAllConnections()
  server.close()
})

const at = (path: string) => `http://shop.localhost:${(server.address() as AddressInfo).port}${path}`
const hand = () => handOn(page, PATIENCE_MS)
const shows = (html: string) => page.setContent(`<!doctype html><title>t</title>${html}`)

describe('presses', () => {
  test.each([
    ['a button', '<form action="/there"><button> Go\n on </button></form>'],
    ['the first of two', '<form action="/there"><button>Go on</button></form><a href="/other">Go on</a>'],
    ['a submit button by its value', '<form action="/there"><input type="submit" value="Go on"></form>'],
    ['a link by its label', '<a href="/there" aria-label="Go on"><b>→</b></a>'],
    ['a link by what it is labelled by', '<i id="l">Go on</i> <a href="/there" aria-labelledby="l">→</a>'],
    [
      'what something else labels, before what says so itself',
      '<i id="l">Go on</i> <a href="/there" aria-labelledby="l">→</a><a href="/other">Go on</a>',
    ],
    ['what acts as a button', '<b role="button" onclick="location = \'/there\'">Go on</b>'],
    [
      'the one whose label says so, before one that says so itself',
      '<a href="/there" aria-label="Go on">→</a><a href="/other">Go on</a>',
    ],
    [
      'what no style sheet adds to',
      '<style>#o::after { content: "?" }</style><a id="o" href="/other">Go on</a><a href="/there">Go on</a>',
    ],
    [
      'what a label outside of it names',
      '<a href="/other" aria-label="Leave">Go on</a><a href="/there">Go on</a>',
    ],
    [
      'what is in a dialog',
      '<dialog><form action="/there"><button>Go on</button></form></dialog><script>document.querySelector("dialog").showModal()</script>',
    ],
    [
      'what is not hidden from those who listen',
      '<a href="/other" aria-hidden="true">Go on</a><a href="/there">Go on</a>',
    ],
    [
      'what a hidden part adds nothing to',
      '<a href="/there">Go on<i hidden>!</i></a><a href="/other">Go on</a>',
    ],
    [
      'what a label around it doesn’t name',
      '<label>Leave <input type="submit" formaction="/other" value="Go on"></label><a href="/there">Go on</a>',
    ],
    [
      'what is written as it is shown',
      '<a style="text-transform: uppercase" href="/other">Go on</a><a href="/there">Go on</a>',
    ],
    ['what is below the window', '<p style="height: 5000px"></p><a href="/there">Go on</a>'],
    ['a link that breaks over lines', '<p style="width: 3em">wide text <a href="/there">Go on</a>'],
  ])('%s, and is on the next page when that has come', async (_, html) => {
    await shows(html)
    expect(await hand().press('Go on')).toBe(true)
    expect(page.url()).toContain('/there')
  })

  test('a page that comes late is waited for', async () => {
    await shows('<form action="/late" method="post"><button>Go on</button></form>')
    const pressed = hand().press('Go on')
    await expect.poll(() => owed.length).toBe(1)
    owed[0]!.end('<title>late</title>')
    expect(await pressed).toBe(true)
    expect(page.url()).toBe(at('/late'))
  })

  test('a page that never comes is told of', async () => {
    await shows('<a href="/late">Go on</a>')
    await expect(handOn(page, 300).press('Go on')).rejects.toThrow('No page came within 0.3 s')
  })

  test('what leads nowhere, or to another tab, leaves one where one is', async () => {
    await shows(`<button onclick="document.title = 'pressed'">Stay</button>
      <a href="/nothing">No content</a> <a href="/other" target="_blank">Another tab</a>`)
    for (const name of ['Stay', 'No content', 'Another tab']) expect(await hand().press(name)).toBe(true)
    expect(await page.title()).toBe('pressed')
    expect(page.url()).toBe(at('/start'))
  })

  test.each([
    ['nothing is called so', '<button>Go on!</button><p>Go on'],
    ['it is hidden', '<button hidden>Go on</button><button style="visibility: hidden">Go on</button>'],
    ['it is disabled', '<button disabled>Go on</button>'],
    ['it says that it is disabled', '<button aria-disabled="true">Go on</button>'],
    [
      'something covers it',
      '<button>Go on</button><div style="position: fixed; inset: 0; background: red"></div>',
    ],
    [
      'it is in a shadow tree',
      '<div></div><a href="/other">Go on</a><script>document.querySelector("div").attachShadow({ mode: "open" }).innerHTML = "<a href=/there>Go on</a>"</script>',
    ],
    [
      'it moves',
      '<style>@keyframes m { to { translate: 90vw } }</style><button style="animation: m 60s">Go on</button>',
    ],
  ])('leaves it undone where %s', async (_, html) => {
    await shows(`<form action="/there">${html}</form>`)
    expect(await hand().press('Go on')).toBe(false)
    expect(asked).toEqual(['GET /start'])
  })
})

describe('writes', () => {
  test('over what a field holds, and the page is told of it', async () => {
    await shows(`<label>Name <input value="before" oninput="document.title = this.value"></label>
      <input type="password" aria-label="Secret" value="old"> <label for="a">About</label><textarea id="a">x</textarea>`)
    expect(await hand().write('Name', 'Ada <ü> 李')).toBe(true)
    expect(await hand().write('Secret', 'new')).toBe(true)
    expect(await hand().write('About', 'two\nlines')).toBe(true)
    expect(await page.title()).toBe('Ada <ü> 李')
    const values = await page
      .locator('input, textarea')
      .evaluateAll(all => all.map(one => (one as HTMLInputElement).value))
    expect(values).toEqual(['Ada <ü> 李', 'new', 'two\nlines'])
  })

  test.each([
    ['no field is called so', '<label>Names <input></label><p>Name'],
    ['two are', '<label>Name <input></label><label>Name <input></label>'],
    ['its label is named otherwise', '<label aria-label="Street">Name <input></label>'],
    ['two are, one by a label of its own', '<label>Name <input></label><input aria-label="Name">'],
    [
      'two are, one by two labels',
      '<label>Name <input id="n"></label><label for="m">Na</label><label for="m">me</label><input id="m"><label>Name <textarea></textarea></label>',
    ],
    ['it is disabled', '<label>Name <input disabled></label>'],
    ['it is to be read only', '<label>Name <input readonly></label>'],
    ['the page takes the focus away', '<label>Name <input onfocus="this.blur()"></label>'],
  ])('leaves it undone where %s', async (_, html) => {
    await shows(html)
    expect(await hand().write('Name', 'Ada')).toBe(false)
    expect(await page.locator('input').first().inputValue()).toBe('')
  })
})

test('sees what can be pressed, not what is hidden or behind a dialog, and leaves what isn’t plain', async () => {
  await shows(`<button>Here</button> <button hidden>Hidden</button> <p>Only text</p> <button inert>Inert</button>
    <button style="position: absolute; width: 0; height: 0; padding: 0; border: 0">Tiny</button>`)
  const seen = await Promise.all(['Here', 'Hidden', 'Inert', 'Nowhere', 'Only text', 'Tiny'].map(hand().sees))
  expect(seen).toEqual([true, false, false, false, undefined, undefined])

  await shows(`<button>Behind</button> <dialog id="a"><button>Between</button></dialog>
    <dialog id="b"><button>In front</button></dialog> <script>a.showModal()</script>`)
  expect(await Promise.all(['Behind', 'Between'].map(hand().sees))).toEqual([false, true])
  await page.evaluate('b.showModal()')
  expect(await Promise.all(['Between', 'In front'].map(hand().sees))).toEqual([false, true])
})

test('what the hand leaves undone is done by a locator, once it can be', async () => {
  startRecording()
  const agent = createBrowserAgent({
    chromium: async () => browser,
    isOkta: () => true,
    onPageOfTarget: () => undefined,
    patienceMs: PATIENCE_MS,
  })
  const html = `<!doctype html><title>t</title><form><input id="n" disabled><label for="n">Name</label>
    <button disabled>Go on</button></form>
    <script>
      const [field, button] = [document.querySelector('input'), document.querySelector('button')]
      const enable = what => requestAnimationFrame(() => requestAnimationFrame(() => { what.disabled = false }))
      document.forms[0].onsubmit = () => { document.title = 'sent ' + field.value; return false }
      field.oninput = () => enable(button)
      enable(field)
    </script>`
  await agent.open(`data:text/html,${encodeURIComponent(html)}`)
  await agent.fill('Name', 'Ada')
  await agent.press('Go on')
  expect(await agent.text()).toMatch(/^"sent Ada"/)
  await agent.close()
})

test('Chromium is still told of every feature that Playwright wants', async () => {
  const refused = await chromium.launch({ executablePath: '/bin/false', args: chromiumArgs }).catch(String)
  const [line = ''] = String(refused).match(/<launching>.*/) ?? []
  const lists = [...line.matchAll(/--enable-features=(\S+)/g)].map(([, list]) => list!.split(','))
  expect(lists).toHaveLength(2)
  expect(lists[1]).toEqual(expect.arrayContaining(lists[0]!))
  expect(line.match(/--disable-features=/g)).toHaveLength(1)
})
