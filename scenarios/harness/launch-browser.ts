import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from './find-browser.ts'

/** Everything by which Chromium would talk to its makers on its own. */
export const offTheNetwork = [
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
      args: offTheNetwork,
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
