import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, readPage, textOf } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

/** Ways to say another host that have led browsers astray. Some are no address at all. */
const ASTRAY = [
  'https://evil.example/',
  '//evil.example/',
  '///evil.example/',
  '/\\evil.example/',
  '\\\\evil.example/',
  '/.//evil.example/',
  '/x/..//evil.example/',
  '/\t/evil.example/',
  '\n//evil.example/',
  'http:/evil.example/',
  'http:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://okta.localhost.evil.example/',
  'http://[bad',
]

test.each(ASTRAY)('fromURI=%j does not lead away from the org', async fromURI => {
  const { org, ann } = await newOrg()
  const browser = openBrowser()
  const here = new URL(org.url)
  const address = `${org.url}/login/login.htm?${new URLSearchParams({ fromURI })}`
  // By the address, and once more by the field that carries it on.
  const first = await browser.open(address)
  const second = await browser.press(first, 'Next', { username: ann.profile.login, fromURI })
  const landed = await browser.press(second, 'Verify', { password: PASSWORD, fromURI })
  expect([landed.leadsTo?.href, landed.url.origin]).toEqual([undefined, here.origin])
})

test('fromURI names the org itself with a userinfo: it does not lead away', async () => {
  const { org, ann } = await newOrg()
  const browser = openBrowser()
  const fromURI = `http://${new URL(org.url).host}@evil.example/`
  const page = await browser.open(`${org.url}/login/login.htm?${new URLSearchParams({ fromURI })}`)
  expect((await signIn(browser, page, ann.profile.login, PASSWORD)).leadsTo).toBeUndefined()
})

test('fromURI brings back to a page of the org, by path and by whole address', async () => {
  const { org, ann } = await newOrg()
  for (const fromURI of ['/app/UserHome?q=desk', `${org.url}/app/UserHome?q=desk`]) {
    const browser = openBrowser()
    const page = await browser.open(`${org.url}/login/login.htm?${new URLSearchParams({ fromURI })}`)
    const landed = await signIn(browser, page, ann.profile.login, PASSWORD)
    expect(landed.url.href).toBe(`${org.url}/app/UserHome?q=desk`)
  }
})

test.each([
  [{}, 'Please enter a username'],
  [{ username: '  ' }, 'Please enter a username'],
  [{ username: 'ann', password: '' }, 'Please enter a password'],
])('the form with %j says %j', async (fields: Record<string, string>, sentence) => {
  const { org } = await newOrg()
  const browser = openBrowser()
  const page = await browser.open(org.dashboardUrl)
  expect(textOf((await browser.press(page, 'Next', fields)).text)).toContain(sentence)
})

test.each([
  ['a wrong password', 'ann', 'wrong'],
  ['an unknown person', 'nobody', PASSWORD],
])('%s and every other reason read alike', async (_, name, password) => {
  const { org } = await newOrg()
  const browser = openBrowser()
  const login = `${name}@${org.name}.example`
  const page = await signIn(browser, await browser.open(org.dashboardUrl), login, password)
  expect(find(page.text, 'div', { role: 'alert' })[0]?.text).toBe('Unable to sign in')
  expect(browser.cookies.map(({ name: cookie }) => cookie)).not.toContain('sid')
})

test('a locked account reads like a wrong password, and the log knows better', async () => {
  const { org, ann } = await newOrg()
  for (let attempt = 0; attempt < 10; attempt++) org.model.users.authenticate(ann.profile.login, 'wrong')
  const browser = openBrowser()
  const page = await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  expect(textOf(page.text)).toContain('Unable to sign in')
  expect(org.model.systemLog.list().at(-1)).toMatchObject({
    eventType: 'user.session.start',
    result: 'FAILURE',
    reason: 'LOCKED_OUT',
  })
})

test.each([
  ['none', undefined],
  ['a made-up one', 'x'.repeat(43)],
  ['an empty one', ''],
])('with %s for a form token nobody is signed in', async (_, token) => {
  const { org, ann } = await newOrg()
  const browser = openBrowser()
  await browser.open(org.dashboardUrl)
  const body = new URLSearchParams({ username: ann.profile.login, password: PASSWORD })
  if (token !== undefined) body.set('_csrf', token)
  const page = await browser.ask(`${org.url}/login/login.htm`, { method: 'POST', body })
  expect([page.status, page.leadsTo]).toEqual([200, undefined])
  expect(textOf(page.text)).toContain('Your session has expired. Please try to sign in again.')
  expect(browser.cookies.map(({ name }) => name)).not.toContain('sid')
})

test("another browser's form token signs nobody in", async () => {
  const { org, ann } = await newOrg()
  const [attacker, victim] = [openBrowser(), openBrowser()]
  const given = find((await attacker.open(org.dashboardUrl)).text, 'input', { name: '_csrf' })[0]!
  await victim.open(org.dashboardUrl)
  const body = new URLSearchParams({
    username: ann.profile.login,
    password: PASSWORD,
    _csrf: given.attributes.value!,
  })
  await victim.ask(`${org.url}/login/login.htm`, { method: 'POST', body })
  expect(victim.cookies.map(({ name }) => name)).not.toContain('sid')
})

test('signing in again ends the session that was there', async () => {
  const { org, ann, ben } = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  const sid = browser.cookies.find(({ name }) => name === 'sid')?.value
  await signIn(browser, await browser.open(`${org.url}/login/login.htm`), ben.profile.login, PASSWORD)
  expect(org.model.sessions.person(sid)).toBeUndefined()
  expect((await browser.open(org.dashboardUrl)).text).toContain(ben.profile.login)
})

test('signing out without a form token ends nothing', async () => {
  const { org, ann } = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  await browser.ask(`${org.url}/login/signout`, { method: 'POST' })
  expect((await browser.open(org.dashboardUrl)).text).toContain(ann.profile.login)
})

test('a form that is packed is refused; a field given twice counts as none', async () => {
  const { org, ann } = await newOrg()
  const address = `${org.url}/login/login.htm`
  const packed = await openBrowser().ask(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
    body: gzipSync('username=ann'),
  })
  expect([packed.status, textOf(packed.text)]).toEqual([
    400,
    expect.stringContaining('The request could not be read.'),
  ])
  const browser = openBrowser()
  const page = await browser.open(address)
  const csrf = readPage(page.text).find(({ attributes }) => attributes.name === '_csrf')!.attributes.value!
  const posted = (names: string[]) =>
    browser.ask(address, {
      method: 'POST',
      body: new URLSearchParams([['_csrf', csrf], ...names.map(name => ['username', name])]),
    })
  expect(textOf((await posted([ann.profile.login, 'ben@else.example'])).text)).toContain(
    'Please enter a username',
  )
  expect(textOf((await posted([ann.profile.login])).text)).toContain('Verify with your password')
})

test('a form too large to read is refused as such', async () => {
  const { org } = await newOrg()
  const body = new URLSearchParams({ username: 'x'.repeat(100_000) })
  const page = await openBrowser().ask(`${org.url}/login/login.htm`, { method: 'POST', body })
  expect([page.status, textOf(page.text)]).toEqual([
    413,
    expect.stringContaining('The request could not be read.'),
  ])
})
