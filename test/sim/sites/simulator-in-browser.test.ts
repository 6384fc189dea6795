import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../../scenarios/harness/find-browser.ts'
import { violationsOf } from '../../axe.ts'
import { codeFor, completeSignIn } from '../oidc/relying-party.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'

const { okta, newOrg } = oktaOfThisFile()

/** So much a page may weigh. */
const MOST_BYTES = 60 * 1024

let browser: Browser
const addresses: Record<string, string> = {}
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
  const { org, app, ann, ben } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, app, ann)
  await completeSignIn(begun, callback)
  await codeFor(org, app, ben)
  org.faults.inject('id-token/iss-altered', { times: 'until-cleared' })
  org.moveClock({ offsetSeconds: 3600 })
  org.snapshots.take('before')
  okta().introduce(() => ({
    parts: [{ name: 'Desk', url: 'http://desk.example', about: 'A desk', links: [] }],
    people: [{ login: ann.profile.login, password: PASSWORD, about: 'Engineering' }],
  }))
  const page = await open('/inspector')
  const hrefOf = async (name: RegExp) =>
    (await page.getByRole('link', { name }).first().getAttribute('href'))!
  await page.locator('.rows li').nth(1).waitFor()
  Object.assign(addresses, {
    overview: '/',
    inspector: '/inspector',
    'other exchanges': '/inspector?show=other',
    'nothing found': '/inspector?q=payroll',
    'a sign-in': await hrefOf(/^ann@/),
    'a refusal': await hrefOf(/^ben@/),
    controls: `/orgs/${org.name}/controls`,
    faults: `/orgs/${org.name}/faults`,
  })
  await page.goto(`${okta().url}${addresses['a sign-in']}`)
  addresses['an exchange'] = await hrefOf(/^Tokens for a code/)
  await page.context().close()
})
afterAll(() => browser?.close())

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${okta().url}${path}`)
  return page
}

const names = [
  'overview',
  'inspector',
  'other exchanges',
  'nothing found',
  'a sign-in',
  'a refusal',
  'an exchange',
  'controls',
  'faults',
]

describe.each(names)('%s', name => {
  test.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('has nothing that axe objects to, $colorScheme, $width px', async ({ colorScheme, width }) => {
    const page = await open(addresses[name]!, { colorScheme, viewport: { width, height: 800 } })
    expect(await violationsOf(page)).toEqual([])
    await page.context().close()
  })

  test('fits a phone, is light, and moves nothing while it comes', async () => {
    const page = await open(addresses[name]!, { viewport: { width: 390, height: 800 } })
    const html = await (await page.reload())!.body()
    expect(html.length).toBeLessThan(MOST_BYTES)
    await expect.poll(() => page.evaluate(() => document.readyState)).toBe('complete')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    const shifts = await page.evaluate(
      () =>
        new Promise<number>(resolve => {
          new PerformanceObserver(list => resolve(list.getEntries().length)).observe({
            type: 'layout-shift',
            buffered: true,
          })
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
        }),
    )
    expect(shifts).toBe(0)
    await page.context().close()
  })
})

test('a sign-in shows up by itself, and what has the focus keeps it', async () => {
  const { org, app, ann } = await newOrg()
  const page = await open('/inspector')
  await page.getByText('Live', { exact: true }).waitFor()
  const first = page.getByRole('link', { name: /^ben@/ }).first()
  await first.focus()
  await codeFor(org, app, ann)
  await page.getByRole('link', { name: `${ann.profile.login} at ${app.label}` }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^ben@/)
  await page.context().close()
})

test('without a script there is a link to reload, and no button that would do nothing', async () => {
  const page = await open('/', { javaScriptEnabled: false })
  expect(await page.getByRole('link', { name: 'Reload' }).isVisible()).toBe(true)
  expect(await page.locator('.copy').first().isVisible()).toBe(false)
  await page.context().close()
})

test('a password is copied, and said to be', async () => {
  const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('button', { name: /^Copy password of ann@/ }).press('Enter')
  await expect.poll(() => page.locator('#said').textContent()).toMatch(/^password of ann@\S+ is copied\.$/)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(PASSWORD)
  await page.context().close()
})
