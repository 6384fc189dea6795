import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lazyBrowser } from '../../../scenarios/harness/launch-browser.ts'
import { style } from '../../../sim/pages/style.ts'
import { examples } from './examples.ts'

const browser = lazyBrowser()
afterAll(() => browser.close())

/** A page of the simulated Okta as a browser shows it, with the stylesheet in the place of the link to it. */
async function show(page: Page, html: string) {
  await page.setContent(html.replace(/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`))
}

describe.each(['light', 'dark'] as const)('in the %s theme', colorScheme => {
  let page: Page
  beforeAll(async () => {
    const context = await (await browser.open()).newContext({ colorScheme, javaScriptEnabled: true })
    page = await context.newPage()
  })

  test.each(examples)('axe finds nothing wrong with $name', async ({ data, render }) => {
    await show(page, render(data))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  })
})

describe('390 pixels wide', () => {
  let page: Page
  beforeAll(async () => {
    const context = await (await browser.open()).newContext({ viewport: { width: 390, height: 844 } })
    page = await context.newPage()
  })

  test.each(examples)('nothing of $name sticks out', async ({ data, render }) => {
    await show(page, render(data))
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(390)
  })
})
