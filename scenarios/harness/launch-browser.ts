import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from './find-browser.ts'

/** Everything by which Chromium would talk to its makers on its own. */
const offTheNetwork = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
]

/**
 * Chromium keeps a frame from one page of a site to the next, rather than make it anew, which takes a third of the time
 * that a page takes. It heeds the last list of features only: Playwright's own stand in it once more.
 */
const framesKept =
  '--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame'

/** What Chromium is started with, beside what Playwright starts it with. */
export const chromiumArgs = [...offTheNetwork, framesKept]

export interface LazyBrowser {
  /** The browser, started when it is first asked for. Throws NoBrowserError where there is none to start. */
  open(): Promise<Browser>
  /** Ends it, where it was needed. */
  close(): Promise<void>
}

/** A browser outside of Playwright Test. `progress` is told what is being done while it has to be installed first. */
export function lazyBrowser({
  headed = false,
  progress,
}: {
  headed?: boolean
  progress?: (line: string) => void
} = {}): LazyBrowser {
  let started: Promise<Browser> | undefined
  async function launch() {
    const { path } = await findBrowser({ headed, ...(progress && { progress }) })
    // Only this machine's own pages are opened, and neither root nor most containers can use the sandbox.
    return chromium.launch({
      executablePath: path,
      headless: !headed,
      chromiumSandbox: false,
      args: chromiumArgs,
    })
  }
  return {
    open() {
      started ??= launch()
      return started
    },
    async close() {
      await (await started?.catch(() => undefined))?.close()
      started = undefined
    },
  }
}
