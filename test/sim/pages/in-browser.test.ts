import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lazyBrowser } from '../../../scenarios/harness/launch-browser.ts'
import { chooser, confirmDialog, dialog } from '../../../sim/pages/admin/dialog.ts'
import { style } from '../../../sim/pages/style.ts'
import { violationsOf } from '../../axe.ts'
import { examples } from './examples.ts'

const browser = lazyBrowser()
afterAll(() => browser.close())

/** A page of the simulated Okta as a browser shows it, with the stylesheet in the place of the link to it. */
async function show(page: Page, html: string) {
  await page.setContent(html.replace(/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`))
}

/** What a theme can break: colours alone differ. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

describe('on a desk, in the light theme', () => {
  let page: Page
  beforeAll(async () => {
    page = await (await (await browser.open()).newContext({ colorScheme: 'light' })).newPage()
  })

  test.each(examples)('axe finds nothing wrong with $name', async ({ data, render }) => {
    await show(page, render(data))
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('390 pixels wide, in the dark theme', () => {
  let page: Page
  beforeAll(async () => {
    const viewport = { width: 390, height: 844 }
    page = await (await (await browser.open()).newContext({ colorScheme: 'dark', viewport })).newPage()
  })

  test.each(examples)(
    'nothing of $name sticks out, and its colours can be told apart',
    async ({ data, render }) => {
      await show(page, render(data))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      expect(await violationsOf(page, OF_COLOURS)).toEqual([])
    },
  )
})

describe('a dialog that is longer than the window', () => {
  let page: Page
  beforeAll(async () => {
    const viewport = { width: 390, height: 420 }
    page = await (await (await browser.open()).newContext({ viewport })).newPage()
    page.setDefaultTimeout(2000)
  })
  const over = (shown: unknown) => show(page, `<link rel="stylesheet"><body class="has-dialog">${shown}`)

  test('has its way out in sight, and all that can be chosen within reach', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => ({ name: `Person ${n}`, note: '', state: 'Assigned' }))
    const list = { here: '#', keep: {}, search: undefined, page: { total: 40 }, doneHref: '#done' }
    await over(dialog('Assign', chooser({ of: ['person', 'people'], rows, ...list })))
    const box = await page.getByText('Done').boundingBox()
    expect(box!.y + box!.height).toBeLessThan(420)
    await page.getByText('Person 39').click()
    await page.getByText('Done').click()
    expect(page.url()).toContain('#done')
  })

  test('can be scrolled where it holds nothing but text', async () => {
    const asked = { title: 'Sure?', text: 'word '.repeat(900), button: 'Yes', action: '#', cancelHref: '#no' }
    await over(confirmDialog(asked, 'token'))
    await page.getByText('Cancel').click()
    expect(page.url()).toContain('#no')
  })
})
