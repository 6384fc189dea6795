import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { stylesheetPath } from '../../sp/pages/assets.ts'
import { stylesheet } from '../../sp/pages/stylesheet.ts'
import { violationsOf } from '../axe.ts'
import { pageExamples } from './page-examples.ts'

let browser: Browser
let page: Page
let shown = ''

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
  page = await (await browser.newContext()).newPage()
  await page.route('**/*', route => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: shown })
    if (pathname === stylesheetPath) return route.fulfill({ contentType: 'text/css', body: stylesheet })
    return route.fulfill({ status: 204 })
  })
})
afterAll(() => browser.close())

describe.each(Object.keys(pageExamples))('%s', name => {
  test.each([
    { width: 1280, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ] as const)('is accessible, and no wider than a screen of $width pixels, $colorScheme', async look => {
    shown = String(pageExamples[name])
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await page.goto('http://alpacon.example/')
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('has less than 60 KB, no script, and no client secret', () => {
    const markup = String(pageExamples[name])
    expect(Buffer.byteLength(markup)).toBeLessThan(60 * 1024)
    expect(markup).not.toMatch(/<script|<style| style=| on[a-z]+="|the-s3cret/)
  })
})

test('every class that a page gives is styled', () => {
  const classes = Object.values(pageExamples).flatMap(markup =>
    [...String(markup).matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names?.split(' ') ?? []),
  )
  const unstyled = [...new Set(classes)].filter(name => !new RegExp(`\\.${name}(?![\\w-])`).test(stylesheet))
  expect(unstyled).toEqual([])
})
