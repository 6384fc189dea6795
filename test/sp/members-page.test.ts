import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AlpaconParts, defaultParts, type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser, words } from './browser.ts'
import { oin } from './express-configuration-client.ts'
import { type Operator, operatorOf } from './operator.ts'

const parts: Partial<AlpaconParts> = {}
let sp: RunningAlpacon
let operator: Operator
let made = 0
let name: string
let superuser: { email: string; password: string }

beforeAll(async () => {
  const maySeeMembers: AlpaconParts['maySeeMembers'] = user =>
    (parts.maySeeMembers ?? defaultParts.maySeeMembers)(user)
  sp = await startAlpacon({ port: 0, oin, parts: { maySeeMembers } })
  operator = operatorOf(sp)
})
afterAll(() => sp.close())
beforeEach(async () => {
  delete parts.maySeeMembers
  name = `members-${++made}`
  superuser = (await operator.makeWorkspace(name)).superuser
})

const password = 'correct horse'
const add = (email: string, role: string, more: Record<string, unknown> = {}) =>
  operator.call('POST', `workspaces/${name}/members`, {
    email,
    password,
    first_name: 'Sam',
    last_name: role,
    role,
    ...more,
  })

async function openAs(email: string, path = '/members') {
  const browser = openBrowser()
  const screen = await browser.open(
    `${sp.workspaceUrl(name)}/sign-in?${new URLSearchParams({ return_to: path })}`,
  )
  return browser.press(screen, 'Sign in', { email, password })
}

test('superusers and staff see who is a member, in which role, from where, and who is deactivated', async () => {
  await add('staff@example.test', 'staff')
  const { body } = await add('gone@example.test', 'user')
  await operator.call('PATCH', `workspaces/${name}/users/${body.id}`, { is_active: false })
  for (const email of [superuser.email, 'staff@example.test']) {
    const text = words(await openAs(email))
    expect(text).toContain('3 people in')
    expect(text).toContain(`Ada Lovelace ada ${superuser.email} superuser invited Active`)
    expect(text).toContain('Sam user gone gone@example.test user invited Deactivated')
  }
})

test('what Okta calls a member is for superusers: staff neither see it nor find by it', async () => {
  const identities = [{ issuer: 'https://acme.okta.example', subject: '00u1grace' }]
  await add('grace@example.test', 'user', { identities })
  await add('staff@example.test', 'staff')
  const seen = await openAs(superuser.email, '/members?q=00U1GRACE')
  expect(words(seen)).toContain('00u1grace https://acme.okta.example')
  const hidden = await openAs('staff@example.test', '/members?q=00u1grace')
  expect(words(hidden)).toContain('Nobody here fits “00u1grace”.')
  expect(words(await openAs('staff@example.test'))).not.toContain('acme.okta.example')
})

test('to a user without a role the page is refused, and nothing leads there', async () => {
  await add('user@example.test', 'user')
  const page = await openAs('user@example.test')
  expect(page.status).toBe(403)
  expect(words(page)).toContain('can be seen by its staff and superusers only')
  expect(page.text).not.toContain(superuser.email)
  const home = await openAs('user@example.test', '/')
  expect(home.text).not.toContain('/members')
  expect(home.text).not.toContain(superuser.email)
})

test('who may see the members is a part of its own', async () => {
  parts.maySeeMembers = () => true
  await add('user@example.test', 'user')
  expect((await openAs('user@example.test')).status).toBe(200)
})

test('it stands behind sign-in, and leads back to the search that was wanted', async () => {
  const path = '/members?q=ada&page=2'
  const screen = await openBrowser().open(`${sp.workspaceUrl(name)}${path}`)
  expect(screen.url.href).toBe(`${sp.workspaceUrl(name)}/sign-in?${new URLSearchParams({ return_to: path })}`)
  expect((await openAs(superuser.email, path)).url.href).toBe(`${sp.workspaceUrl(name)}${path}`)
})

test('no address of it is too strange to answer, and what was searched for is text', async () => {
  for (const query of [
    'page=-1',
    'page=x',
    'page=1e9',
    'page=1&page=2',
    `q=${'a'.repeat(5000)}`,
    'q=a&q=b',
  ]) {
    expect((await openAs(superuser.email, `/members?${query}`)).status, query).toBe(200)
  }
  const page = await openAs(superuser.email, `/members?${new URLSearchParams({ q: '"><b>nobody' })}`)
  expect(page.text).toContain('Nobody here fits “&quot;&gt;&lt;b&gt;nobody”.')
  expect(page.text).not.toContain('<b>')
})

test('it is answered with the headers of every page', async () => {
  const { headers } = await openAs(superuser.email)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('cache-control')).toBe('no-store')
})
