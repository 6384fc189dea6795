import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AgentOptions } from '../../scenarios/harness/agent.ts'
import { createBrowserAgent } from '../../scenarios/harness/browser-agent.ts'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { recording, startRecording } from '../../scenarios/harness/record.ts'

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
