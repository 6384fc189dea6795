import { expect, test } from 'vitest'
import { type DashboardPage, dashboardPage } from '../../../sim/pages/dashboard.ts'
import { landingPage } from '../../../sim/pages/landing.ts'
import { messagePage } from '../../../sim/pages/messages.ts'
import { type SignInPage, signInPage } from '../../../sim/pages/sign-in.ts'
import { logo } from './example.ts'
import { accessibleName, find, textOf } from './markup-reader.ts'

const signIn: SignInPage = {
  org: 'Acme',
  step: 'identifier',
  action: '/signin',
  hidden: { fromURI: '/app/UserHome' },
  csrf: 'token',
}
const dashboard: DashboardPage = {
  org: 'Acme',
  person: { name: 'Bo Li', login: 'bo@acme.example', isAdmin: false },
  tiles: [],
  adminUrl: 'http://acme-admin.okta.localhost:4600/',
  csrf: 'token',
}
const wiki = { label: 'Wiki', href: '/home/bookmark/0oa1/aln1', appName: 'bookmark' }

test('the first step asks for the username only', () => {
  const page = signInPage(signIn)
  expect(find(page, 'h1')[0]?.text).toBe('Sign In')
  expect(find(page, 'label').map(({ text }) => text)).toEqual(['Username', 'Keep me signed in'])
  expect(find(page, 'button').map(accessibleName)).toEqual(['Next'])
  expect(find(page, 'input', { name: 'password' })).toEqual([])
  expect(find(page, 'input', { name: 'fromURI' })[0]?.attributes.value).toBe('/app/UserHome')
})

test('the second step shows the username, sends it along and asks for the password', () => {
  const page = signInPage({
    ...signIn,
    step: 'password',
    username: 'bo@acme.example',
    backHref: '/signin?again',
  })
  expect(find(page, 'h1')[0]?.text).toBe('Verify with your password')
  expect(textOf(page)).toContain('bo@acme.example')
  expect(find(page, 'input', { name: 'username', type: 'hidden' })[0]?.attributes.value).toBe(
    'bo@acme.example',
  )
  expect(find(page, 'input', { name: 'password' })[0]?.attributes.type).toBe('password')
  expect(find(page, 'a', { href: '/signin?again' }).map(accessibleName)).toEqual(['Back to sign in'])
})

test('a refusal is announced', () => {
  expect(find(signInPage({ ...signIn, error: 'Unable to sign in' }), 'div', { role: 'alert' })[0]?.text).toBe(
    'Unable to sign in',
  )
})

test('what is wrong with a field is told with the field', () => {
  const page = signInPage({ ...signIn, fieldError: 'Please enter a username' })
  const field = find(page, 'input', { name: 'username' })[0]
  expect(field?.attributes['aria-invalid']).toBe('true')
  expect(find(page, 'p', { id: field?.attributes['aria-describedby'] ?? '' })[0]?.text).toBe(
    'Please enter a username',
  )
})

test('a tile is a link named by its label alone, opened in the same tab', () => {
  const page = dashboardPage({ ...dashboard, tiles: [wiki, { ...wiki, label: 'Alpacon', logo }] })
  const tiles = find(page, 'a', { class: 'tile' })
  expect(tiles.map(tile => tile.attributes['data-app'])).toEqual(['bookmark', 'bookmark'])
  expect(tiles.at(1)?.text).toBe('Alpacon')
  expect(tiles.every(tile => tile.attributes.target === undefined)).toBe(true)
})

test('a second link of a tile opens the app in a new tab, and says so', () => {
  const page = dashboardPage({ ...dashboard, tiles: [wiki] })
  const [link] = find(page, 'a', { target: '_blank', rel: 'noopener' })
  expect([accessibleName(link!), link?.attributes.href]).toEqual(['Open Wiki in a new tab', wiki.href])
})

test('without tiles the dashboard says of each app why it has none', () => {
  const page = dashboardPage({
    ...dashboard,
    hidden: [{ label: 'Wiki', why: 'an administrator has deactivated it.' }],
  })
  expect(textOf(page)).toContain('Wiki: an administrator has deactivated it.')
})

test('without a usable logo a tile shows the initial', () => {
  const page = dashboardPage({
    ...dashboard,
    tiles: [{ ...wiki, label: 'élan', logo: 'javascript:alert(1)' }],
  })
  expect(find(page, 'img')).toEqual([])
  expect(find(page, 'span', { 'aria-hidden': 'true' })[0]?.text).toBe('É')
})

test('without tiles the dashboard says why and whom to ask', () => {
  expect(textOf(dashboardPage(dashboard))).toMatch(
    /assigned to bo@acme\.example, or to a group.*Ask an administrator of Acme/,
  )
})

test('a search without result names what was searched for and leads back', () => {
  const page = dashboardPage({ ...dashboard, search: 'payroll' })
  expect(textOf(page)).toContain('No apps match “payroll”')
  expect(find(page, 'input', { name: 'q' })[0]?.attributes.value).toBe('payroll')
  expect(find(page, 'a', { href: '?' })).toHaveLength(1)
})

test('only an administrator sees the way to the Admin Console', () => {
  const links = (isAdmin: boolean) =>
    find(dashboardPage({ ...dashboard, person: { ...dashboard.person, isAdmin } }), 'a', {
      href: 'http://acme-admin.okta.localhost:4600/',
    }).map(accessibleName)
  expect(links(true)).toEqual(['Admin'])
  expect(links(false)).toEqual([])
})

test('Sign Out posts', () => {
  const [form] = find(dashboardPage(dashboard), 'form', { method: 'post' })
  expect(form?.attributes.action).toBe('/login/signout')
  expect(form?.text.trim()).toBe('Sign Out')
})

test('a message begins with its status, given once or twice', () => {
  const message = { status: 403, message: 'No.' }
  const headings = ['App Not Assigned', '403 App Not Assigned'].map(
    heading => find(messagePage({ ...message, heading }), 'h1')[0]?.text,
  )
  expect(headings).toEqual(['403 App Not Assigned', '403 App Not Assigned'])
})

test('the landing page leads to every org', () => {
  const page = landingPage({
    orgs: [
      {
        name: 'acme',
        url: 'http://acme.test',
        adminUrl: 'http://acme-admin.test/',
        dashboardUrl: 'http://acme.test/app/UserHome',
        people: 1,
        apps: 0,
        clockIsMoved: false,
        faultsInForce: [],
        csrf: 'token',
        variables: [],
      },
    ],
    parts: [],
    people: [],
    inspector: { isOpen: false, groups: 0, refused: 0, now: 0, most: 5000 },
    catalog: [{ label: 'Alpacon' }],
    version: '1.2.3',
  })
  expect(find(page, 'a').map(({ attributes }) => attributes.href)).toEqual(
    expect.arrayContaining([
      'http://acme.test/app/UserHome',
      'http://acme-admin.test/',
      'http://acme.test/.well-known/openid-configuration',
      '/orgs/acme/controls',
      '/orgs/acme/faults',
    ]),
  )
  expect(textOf(page)).toMatch(/Alpacon Version 1\.2\.3$/)
})
