import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Request } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AgentOptions } from '../../scenarios/harness/agent.ts'
import { createBrowserAgent } from '../../scenarios/harness/browser-agent.ts'
import { stretchOf } from '../../scenarios/harness/browser-exchange.ts'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { recording, startRecording } from '../../scenarios/harness/record.ts'
import { timeSpent } from '../../scenarios/harness/time-spent.ts'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
}, 30_000)

afterAll(() => browser?.close())

const options: AgentOptions = {
  chromium: async () => browser,
  isOkta: () => true,
  onPageOfTarget: () => undefined,
  patienceMs: 8_000,
}

/** What a browser makes of a picture. */
async function decoded(src: string) {
  const page = await browser.newPage()
  return page.evaluate(async address => {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!
    canvas.drawImage(image, 0, 0)
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      corner: [...canvas.getImageData(0, 0, 1, 1).data],
    }
  }, src)
}

test('a picture shows the page that the person who acted last sees, as WebP, and tells its size', async () => {
  startRecording()
  const agent = createBrowserAgent(options)
  for (const [colour, strongest] of [
    ['red', 0],
    ['blue', 2],
  ] as const) {
    const address = `data:text/html,<body style="background:${colour}">`
    await agent.open(address)
    const picture = await recording().photograph?.()
    expect(picture).toMatchObject({ src: expect.stringMatching(/^data:image\/webp;base64,/), url: address })
    const { width, height, corner } = await decoded(picture!.src)
    expect({ width, height }).toEqual({ width: picture!.width, height: picture!.height })
    expect(corner.indexOf(Math.max(...corner.slice(0, 3)))).toBe(strongest)
  }
  await agent.close()
})

test('what the browser does is its time, and until the target has answered the target’s', async () => {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>here'))
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const isOkta = (address: string) => new URL(address).hostname === 'okta.localhost'
  const agent = createBrowserAgent({ ...options, isOkta })
  try {
    timeSpent.settle()
    await agent.open(`http://okta.localhost:${port}/`)
    const atOkta = timeSpent.settle()
    expect(atOkta.browser).toBeGreaterThan(0)
    expect(atOkta.target).toBe(0)
    for (const tab of [agent, agent.newTab(), await agent.copied()]) {
      timeSpent.settle()
      await tab.open(`http://target.localhost:${port}/`)
      await tab.text()
      const atTarget = timeSpent.settle()
      expect(atTarget.browser).toBeGreaterThan(0)
      expect(atTarget.target).toBeGreaterThan(0)
    }
  } finally {
    await agent.close()
    server.closeAllConnections()
    server.close()
  }
})

test.each([
  ['was never sent', 'document', { requestStart: -1, responseEnd: -1 }, undefined],
  ['waits for what comes later', 'eventsource', { requestStart: 2, responseEnd: -1 }, undefined],
  ['was answered', 'document', { requestStart: 2, responseEnd: 30 }, 28],
] as const)('a request that %s takes its time of the target', (_, kind, timing, took) => {
  const request = {
    timing: () => ({ startTime: Date.now() - 1000, ...timing }),
    resourceType: () => kind,
  }
  const stretch = stretchOf(request as unknown as Request)
  if (took === undefined) expect(stretch).toBeUndefined()
  else expect(stretch!.to - stretch!.from).toBeCloseTo(took)
})
