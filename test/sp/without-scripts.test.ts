import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { oin } from './express-configuration-client.ts'
import { operatorOf } from './operator.ts'

let browser: Browser
let sp: RunningAlpacon

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
})
afterAll(() => Promise.all([browser.close(), sp.close()]))

/** Goes on with Tab to what has that name, in view and with an outline around it. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox' | 'searchbox', name: string) {
  const wanted = page.getByRole(role, { name, exact: true })
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    const outline = page.locator(':focus-visible')
    if ((await wanted.and(outline).count()) === 0) continue
    expect(await wanted.evaluate(element => getComputedStyle(element).outlineStyle)).toBe('solid')
    return
  }
  throw new Error(`Tab doesn't come to the ${role} "${name}" on ${page.url()}`)
}

test('from the front page to the members, the connection and out again, by keyboard and without scripts', async () => {
  const operator = operatorOf(sp)
  const { superuser } = await operator.makeWorkspace('acme')
  for (let number = 1; number <= 30; number++) {
    await operator.call('POST', 'workspaces/acme/members', {
      email: `p${number}@example.test`,
      first_name: 'Person',
      last_name: String(number).padStart(2, '0'),
      role: 'user',
      identities: [{ issuer: 'https://acme.okta.example', subject: `00u${number}` }],
    })
  }
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
  })
  const page = await context.newPage()
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
  const press = async (role: 'link' | 'button', name: string) => {
    await tabTo(page, role, name)
    await page.keyboard.press('Enter')
  }
  const type = async (role: 'textbox' | 'searchbox', name: string, text: string) => {
    await tabTo(page, role, name)
    await page.keyboard.insertText(text)
  }

  await page.goto(sp.url)
  await type('textbox', 'Workspace', 'acme')
  await press('button', 'Continue')
  await heading('Sign in to acme team')
  await type('textbox', 'Email address', superuser.email)
  await type('textbox', 'Password', superuser.password)
  await press('button', 'Sign in')
  await heading('acme team')

  await press('link', 'Members')
  await heading('Members')
  await press('link', 'Next page')
  await page.getByRole('cell', { name: 'Person 30' }).waitFor()
  await press('link', 'Previous page')
  await type('searchbox', 'Search members', 'person 07')
  await press('button', 'Search')
  await page.getByText('1 person fits “person 07”.').waitFor()
  expect(await page.getByRole('row').count()).toBe(2)

  await press('link', 'Single sign-on')
  await heading('Single sign-on')
  await page.getByRole('heading', { name: 'Connect Okta' }).waitFor()
  await press('button', 'Sign out')
  await heading('Sign in to acme team')
  await context.close()
})
