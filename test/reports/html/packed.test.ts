import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { page } from '../../../reports/html/page.ts'
import { type Run, summarize } from '../../../reports/index.ts'
import { findBrowser } from '../../../scenarios/harness/find-browser.ts'
import { signatureMarker, signIn } from '../recorded-exchanges.ts'
import { recordedRun } from '../recorded-run.ts'
import { entry } from './markup.ts'

/** Sixty scenarios in two areas: most passed, `s/1` failed, `s/2` has a warning. */
function longRun(): Run {
  const run = recordedRun()
  const model = run.scenarios[2]!
  const faults = [{ name: 'id-token/nonce', does: 'the nonce is <b>another</b>' }]
  const exchanges = signIn.map((exchange, index) => (index === 5 ? { ...exchange, faults } : exchange))
  const verdictOf = (index: number) => (['passed', 'failed', 'warning'] as const)[index] ?? 'passed'
  return {
    ...run,
    scenarios: Array.from({ length: 60 }, (_, index) => ({
      ...structuredClone({ ...model, exchanges }),
      id: `s/${index}`,
      clauses: [index < 30 ? 'guide.jit' : 'guide.sp-initiated'],
      verdict: verdictOf(index),
    })),
  }
}

const written = (run = longRun()) => page(run, summarize(run))
const packed = (html: string) => /class="packed">([^<]*)</.exec(html)?.[1]
const unpacked = (html: string) => gunzipSync(Buffer.from(packed(html) ?? '', 'base64')).toString()

describe('exchanges in a long report', () => {
  it('are packed where the scenario passed, and plain where it didn’t', async () => {
    const html = await written()
    expect(unpacked(entry(html, 's/0'))).toContain('id="s/0:exchange-6"')
    expect(entry(html, 's/0')).not.toContain('id="s/0:exchange-6"')
    for (const id of ['s/1', 's/2']) {
      expect(packed(entry(html, id))).toBeUndefined()
      expect(entry(html, id)).toContain(`id="${id}:exchange-6"`)
    }
  })

  it('hold text as text and no signature when they are unpacked', async () => {
    const content = unpacked(entry(await written(), 's/0'))
    expect(content).toContain('the nonce is &lt;b&gt;another&lt;/b&gt;')
    expect(content).not.toContain('<script')
    expect(content).not.toContain(signatureMarker)
  })

  it('are told of in a sentence where there is no script', async () => {
    expect(entry(await written(), 's/0')).toMatch(/<noscript>.*Without JavaScript, repeat just this scenario/)
  })

  it('are plain in the report of one scenario', async () => {
    const run = longRun()
    const html = await written({ ...run, scenarios: [run.scenarios[0]!] })
    expect(packed(html)).toBeUndefined()
    expect(html).toContain('id="s/0:exchange-6"')
  })

  it('name the fault that altered an answer and what it does', async () => {
    const failed = entry(await written(), 's/1')
    expect(failed).toContain('9 exchanges, 1 with a fault')
    expect(failed).toMatch(/fault<\/span> <code>id-token\/nonce<\/code> the nonce is &lt;b&gt;/)
  })
})

describe('a long report in a browser', () => {
  let browser: Browser
  let folder: string
  let address: string

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
    folder = await mkdtemp(join(tmpdir(), 'oin-sim-report-'))
    const file = join(folder, 'index.html')
    await writeFile(file, await written())
    address = pathToFileURL(file).href
  }, 30_000)

  afterAll(async () => {
    await browser?.close()
    if (folder) await rm(folder, { recursive: true })
  })

  async function open(rest: string): Promise<Page> {
    const opened = await browser.newPage()
    await opened.goto(address + rest)
    return opened
  }

  const shows = (opened: Page, id: string) =>
    opened.waitForFunction(
      name => document.getElementById(name)?.checkVisibility({ contentVisibilityAuto: true }),
      id,
    )

  it('unpacks exchanges when a deep link leads into them, and its filter gives way', async () => {
    const opened = await open('?verdict=failed&area=signing-in#s/7:exchange-6')
    await shows(opened, 's/7:exchange-6')
    expect(new URL(opened.url()).search).toBe('')
    expect(await opened.locator('[id="s/7:exchange-6"]').textContent()).toContain('"nonce": "n-0S6_WzA2Mj"')
    expect(await opened.locator('.packed').count()).toBe(57)
  })

  it('unpacks exchanges by keyboard, and their diagram leads to each', async () => {
    const opened = await open('#s/40')
    await shows(opened, 's/40')
    const wire = opened.locator('[id="s/40"] .wire')
    await wire.locator('> summary').press('Enter')
    await wire.locator('svg a[href="#s/40:exchange-2"]').press('Enter')
    await shows(opened, 's/40:exchange-2')
    expect(new URL(opened.url()).hash).toBe('#s/40:exchange-2')
  })

  it('keeps the choice of verdict and area in its address, and unfolds what is chosen', async () => {
    const opened = await open('')
    expect(await opened.locator('.section[open]').count()).toBe(1)
    await opened.getByLabel('Area', { exact: true }).selectOption('Signing in')
    expect(new URL(opened.url()).search).toBe('?area=signing-in')
    expect(await opened.locator('.scenario').filter({ visible: true }).count()).toBe(30)
    await opened.getByRole('radio', { name: /warning/ }).check()
    expect(await opened.getByText('No scenario fits that choice.').isVisible()).toBe(true)
    await opened.getByLabel('Area', { exact: true }).selectOption('all areas')
    expect(await opened.locator('.scenario').filter({ visible: true }).count()).toBe(1)
    await opened.reload()
    expect(await opened.locator('.scenario').filter({ visible: true }).count()).toBe(1)
  })

  it('shows areas, scenarios and the sentence on packed exchanges without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const opened = await context.newPage()
    await opened.goto(`${address}#s/7`)
    await opened.locator('[id="s/7"] .wire > summary').click()
    expect(await opened.locator('[id="s/7"] .left-out').isVisible()).toBe(true)
    await context.close()
  })
})
