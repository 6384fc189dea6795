import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Okta, type RunningOrg, startOkta } from '../../../sim/index.ts'
import { addClient, beginSignIn } from '../oidc/relying-party.ts'
import { eventsOf, PASSWORD } from '../okta.ts'
import { openBrowser } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

let okta: Okta
let org: RunningOrg
beforeAll(async () => {
  okta = await startOkta({ port: 0, chooser: true })
  org = await okta.createOrg({ name: 'open' })
  for (let number = 10; number < 30; number += 1) {
    org.createUser({
      firstName: `Pat${number}`,
      lastName: 'Doe',
      login: `pat${number}@open.example`,
      password: PASSWORD,
    })
  }
})
afterAll(() => okta.close())

const patOf = (number: number) => org.model.users.get(`pat${number}@open.example`)

test('whoever is chosen is signed in without a password, and led to where they were going', async () => {
  const browser = openBrowser()
  const page = await browser.press(await browser.open(`${org.dashboardUrl}?q=x`), 'Sign in as Pat12 Doe')
  expect(page.url.href).toBe(`${org.dashboardUrl}?q=x`)
  expect(textOf(page.text)).toContain('Pat12 Doe')
  expect(eventsOf(org, 'user.session.start')).toMatchObject([
    { result: 'SUCCESS', actor: 'pat12@open.example' },
  ])
})

test('each person is shown with groups and apps', async () => {
  const crew = org.createGroup({ name: 'Crew' })
  org.addToGroup(crew.id, patOf(10).id)
  expect(textOf((await openBrowser().open(org.dashboardUrl)).text)).toContain('Groups: Crew Apps: none')
})

test('others are found by a search, which keeps where the person was going, and on further pages', async () => {
  const browser = openBrowser()
  const first = await browser.open(`${org.dashboardUrl}?q=x`)
  expect(textOf(first.text)).not.toContain('Pat29')
  const found = await browser.press(first, 'Search', { q: 'pat29' })
  const page = await browser.press(found, 'Sign in as Pat29 Doe')
  expect(page.url.href).toBe(`${org.dashboardUrl}?q=x`)
  const more = await openBrowser().press(await openBrowser().open(org.dashboardUrl), 'More people')
  expect(textOf(more.text)).toContain('Pat18 Doe')
})

test('in the middle of an authorization request they are found as well, and led on to the app', async () => {
  const app = addClient(org)
  for (const number of [19, 29]) org.model.assignments.assignUser(app, patOf(number))
  const begun = async () => (await beginSignIn(org, app)).url
  const browser = openBrowser()
  const found = await browser.press(await browser.open(await begun()), 'Search', { q: 'pat29' })
  const back = await browser.press(found, 'Sign in as Pat29 Doe')
  expect(back.leadsTo?.searchParams.has('code')).toBe(true)
  const another = openBrowser()
  const more = await another.press(await another.open(await begun()), 'More people')
  expect((await another.press(more, 'Sign in as Pat19 Doe')).leadsTo?.searchParams.has('code')).toBe(true)
})

test('a status that allows no session is no way in', async () => {
  org.model.users.suspend(patOf(11))
  const browser = openBrowser()
  const page = await browser.press(await browser.open(org.dashboardUrl), 'Sign in as Pat11 Doe')
  expect(textOf(page.text)).toContain('Unable to sign in')
  expect(find(page.text, 'input', { name: 'username' })).toHaveLength(1)
})

test('an org without the chooser admits nobody by it', async () => {
  const closed = await okta.createOrg({ name: 'closed', chooser: false })
  const user = closed.createUser({
    firstName: 'Ann',
    lastName: 'Doe',
    login: 'ann@closed.example',
    password: PASSWORD,
  })
  const browser = openBrowser()
  const page = await browser.open(closed.dashboardUrl)
  expect(textOf(page.text)).not.toContain('Sign in as')
  const answer = await browser.press(page, 'Next', { signInAs: user.id })
  expect(textOf(answer.text)).toContain('Please enter a username')
})

test('nobody is signed in by a form of another browser', async () => {
  const page = await openBrowser().open(org.dashboardUrl)
  const thief = openBrowser()
  const answer = await thief.press(page, 'Sign in as Pat13 Doe')
  expect(textOf(answer.text)).toContain('Your session has expired')
})
