import type { CDPSession, Page } from '@playwright/test'

/** What a browser shows in place of a request that was held back. */
const HELD_BACK_PAGE = '<!doctype html><html lang="en"><title>Held back</title><p>This request was not sent.'

/**
 * The next request of a page for such an address is not sent, and `onHeld` told of it. Ends when the session is detached.
 * Playwright's own routes don't see where a redirect leads; the browser's protocol does.
 */
export async function holdBackFirst(
  page: Page,
  isMeant: (address: string) => boolean,
  onHeld: (address: string) => void,
): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  let isOver = false
  session.on('Fetch.requestPaused', async ({ requestId, request }) => {
    if (isOver || !isMeant(request.url)) {
      // A page that went away meanwhile has nothing to go on with.
      await session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
      return
    }
    isOver = true
    onHeld(request.url)
    const responseHeaders = [{ name: 'content-type', value: 'text/html' }]
    const body = Buffer.from(HELD_BACK_PAGE).toString('base64')
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] })
  return session
}

/**
 * From now on nothing that a page asks of such an address carries a cookie, as where a person's browser keeps none: what
 * was set is gone before the next request.
 */
export async function withholdCookies(page: Page, isMeant: (address: string) => boolean): Promise<void> {
  const context = page.context()
  const session = await context.newCDPSession(page)
  session.on('Fetch.requestPaused', async ({ requestId, request }) => {
    if (isMeant(request.url)) {
      const kept = await context.cookies(request.url)
      for (const { name, domain, path } of kept) await context.clearCookies({ name, domain, path })
    }
    // A page that went away meanwhile has nothing to go on with.
    await session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}
