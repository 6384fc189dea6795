import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { page as write } from '../../../reports/html/page.ts'
import { summarize } from '../../../reports/index.ts'
import { findBrowser } from '../../../scenarios/harness/find-browser.ts'
import { violationsOf } from '../../axe.ts'
import { tellingRun } from './faulty-sign-in.ts'

const failing = [
  'guide/prerequisites/enterprise-plan',
  'guide/configuration/express-configuration',
  'guide/jit/created-on-first-sign-in',
  'guide/hostile/markup',
]

describe('the report in a browser', () => {
  let browser: Browser
  let folder: string
  let address: string

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
    folder = await mkdtemp(join(tmpdir(), 'oin-sim-reading-'))
    const run = tellingRun()
    await writeFile(join(folder, 'index.html'), await write(run, summarize(run)))
    address = pathToFileURL(join(folder, 'index.html')).href
  })

  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true })
  })

  async function open(at = '', options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(`${address}${at}`)
    return page
  }

  const shown = (page: Page) =>
    page.locator('.scenario:visible .body').evaluateAll(all => all.map(({ id }) => id))
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest('.scenario')?.querySelector('.body')?.id)

  it('leaves what has the words of the filter, in the address too', async () => {
    const page = await open()
    await page.keyboard.press('/')
    await page.keyboard.type('created once')
    expect(await shown(page)).toEqual(['guide/jit/created-on-first-sign-in'])
    const again = await open(new URL(page.url()).search)
    expect(await shown(again)).toEqual(['guide/jit/created-on-first-sign-in'])
    await again.getByRole('searchbox').fill('no such thing')
    expect(await again.getByText('No scenario fits that choice.').isVisible()).toBe(true)
    await again.getByRole('searchbox').press('Escape')
    expect(new URL(again.url()).search).toBe('')
    expect((await shown(again)).length).toBeGreaterThan(4)
  })

  it('gives way where a link leads to what the filter hides', async () => {
    const page = await open('?words=created#guide/sso/sp-initiated')
    expect(await page.locator('[id="guide/sso/sp-initiated"]').isVisible()).toBe(true)
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
  })

  it('goes from failure to failure and back by key, and around', async () => {
    const page = await open()
    const seen: (string | undefined)[] = []
    for (const key of ['n', 'n', 'n', 'n', 'n', 'p']) {
      await page.keyboard.press(key)
      seen.push(await focused(page))
    }
    const order = await page
      .locator('.scenario:is(.failed, .inconclusive, .error) .body')
      .evaluateAll(all => all.map(({ id }) => id))
    expect(order.toSorted()).toEqual(failing.toSorted())
    expect(seen).toEqual([...order, order[0], order[3]])
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${order[3]}`)
    expect(await page.getByRole('status').textContent()).toBe('4 of 4 that fail the gate')
  })

  it('shows its keys at ?, and puts the list away at Escape', async () => {
    const page = await open()
    const list = page.getByRole('dialog', { name: 'Keys of this page' })
    await page.keyboard.press('?')
    expect(await list.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await list.isVisible()).toBe(false)
  })

  it('keeps its keys for the page: what is typed into the filter is text', async () => {
    const page = await open()
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('n?/')
    expect(await page.getByRole('searchbox').inputValue()).toBe('n?/')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
  })

  it('opens a scenario with Enter', async () => {
    const page = await open()
    const scenario = page.locator('.scenario.passed').first()
    await scenario.locator('summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await scenario.locator('.body').isVisible()).toBe(true)
  })

  it('reads without JavaScript, and offers nothing that would need it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${address}#guide/sso/sp-initiated`)
    for (const name of ['With the fault', 'What the fault changed', 'If this fails']) {
      expect(
        await page.locator('[id="guide/sso/sp-initiated"]').getByRole('heading', { name }).isVisible(),
      ).toBe(true)
    }
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    expect(await page.getByRole('button').count()).toBe(0)
    await context.close()
  })

  it.each([1280, 1024, 390, 320])('shows every verdict of the filter whole, %d pixels wide', async width => {
    const page = await open('', { viewport: { width, height: 900 } })
    const chips = page.locator('.filter label')
    expect(await chips.count()).toBeGreaterThan(5)
    const hidden = await chips.evaluateAll(all =>
      all.flatMap(chip => {
        const { left, right, top, bottom } = chip.getBoundingClientRect()
        const box = chip.closest('fieldset')!.getBoundingClientRect()
        const fits = left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom
        return fits && left >= 0 && right <= innerWidth ? [] : [chip.textContent]
      }),
    )
    expect(hidden).toEqual([])
  })

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ] as const)('is accessible with everything unfolded, $width pixels wide and $colorScheme', async look => {
    const { width, colorScheme } = look
    const page = await open('', { viewport: { width, height: 900 }, colorScheme })
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
    })
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
