import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { stylesheetPath } from '../../sp/pages/assets.ts'
import { stylesheet } from '../../sp/pages/stylesheet.ts'
import { pageExamples } from './page-examples.ts'

const address = 'http://alpacon.example/'
const names = Object.keys(pageExamples)
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
})
afterAll(() => browser.close())

async function open(name: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.route('**/*', route => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: String(pageExamples[name]) })
    if (pathname === stylesheetPath) return route.fulfill({ contentType: 'text/css', body: stylesheet })
    return route.fulfill({ status: 204 })
  })
  await page.goto(address)
  return page
}

describe.each(names)('%s', name => {
  test('is accessible in light and dark, wide and narrow, and no wider than the screen', async () => {
    const page = await open(name)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])
        expect(found, `${width} ${colorScheme}`).toEqual([])
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    await page.context().close()
  })

  test('has at most 60 KB', () => {
    expect(Buffer.byteLength(String(pageExamples[name]))).toBeLessThan(60 * 1024)
  })
})
