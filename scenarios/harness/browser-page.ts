import type { Page } from '@playwright/test'
import { sessionOf } from './cdp-session.ts'
import { fold, readPage, refreshAddress } from './html-page.ts'

const SOURCE = 'document.documentElement.outerHTML'
// What isn't hidden; a picture by itself has no body.
const TEXT = `(document.body?.innerText ?? '')`

/** The source of a page as it stands; '' where it is just going away. */
export const sourceOf = (page: Page): Promise<string> => evaluate<string>(page, SOURCE).catch(() => '')

/** The title of a page, its address, and what can be read on it, in one line. */
export async function summaryOf(page: Page): Promise<string> {
  const told = evaluate<[string, string]>(page, `[document.title, ${TEXT}]`)
  const [title, text] = await told.catch(() => ['', ''])
  return `"${title}" at ${page.url()}: ${fold(text)}`
}

/** Whether a text can be read on a page now, in whatever case. */
export async function reads(page: Page, text: string): Promise<boolean> {
  const read = await evaluate<string>(page, TEXT).catch(() => '')
  return fold(read).toLowerCase().includes(fold(text).toLowerCase())
}

/** Names of the buttons and links, as a person reads them; a page that is just going away has none. */
export async function controlsOf(page: Page): Promise<string[]> {
  const controls = page.getByRole('button').or(page.getByRole('link'))
  const names = await controls
    .evaluateAll(elements =>
      elements
        .filter(element => element.checkVisibility())
        .map(
          element =>
            element.getAttribute('aria-label') ??
            (element instanceof HTMLInputElement ? element.value : element.textContent),
        ),
    )
    .catch(() => [])
  return names.map(fold).filter(Boolean)
}

/** Playwright tells it by no response, and so does a page that is shown again as it was kept. */
export async function canGoBack(page: Page): Promise<boolean> {
  const session = await sessionOf(page)
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory')
  const before = entries[currentIndex - 1]
  return before !== undefined && before.url !== 'about:blank'
}

interface Shown {
  here: string
  refresh: string
  html: string
}

const SHOWN = `({
  here: location.href,
  refresh: document.querySelector('meta[http-equiv="refresh" i]')?.getAttribute('content') ?? '',
  html: ${SOURCE}.slice(0, 20_000),
})`

/** Waits until a page stays: one that leads on by itself is no page to stay on. */
export async function followRefresh(page: Page): Promise<void> {
  while (!page.isClosed()) {
    await page.waitForLoadState('load')
    // One that is just going away can't be read; the next one can.
    const shown = await evaluate<Shown>(page, SHOWN).catch(() => undefined)
    if (shown === undefined) continue
    const isLeaving = readPage(shown.html, shown.here).submitsItself() !== undefined
    if (!isLeaving && refreshAddress(shown.refresh, shown.here) === undefined) return
    await page.waitForURL(url => url.href !== shown.here)
  }
}

// Playwright's own evaluate puts a script into each new page first, which takes longer than the page.
async function evaluate<T>(page: Page, expression: string): Promise<T> {
  const session = await sessionOf(page)
  const asked = { expression, returnByValue: true }
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked)
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}
