import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { readPage, textOf } from '../pages/markup-reader.ts'
import { beginSignIn, CALLBACK, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

test('an assigned person signs in, and is sent back with code and state alone', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const page = await browser.open(begun.url)
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect(back.leadsTo?.href.startsWith(`${CALLBACK}?`)).toBe(true)
  expect([...back.leadsTo!.searchParams.keys()].sort()).toEqual(['code', 'state'])
  expect(back.leadsTo?.searchParams.get('state')).toBe(begun.state)
  expect(back.headers.get('referrer-policy')).toBe('no-referrer')
  expect((await completeSignIn(begun, back.leadsTo!)).claims()?.sub).toBe(ann.id)
})

test('a member of an assigned group signs in', async () => {
  const { org, ann, app } = await newOrg()
  const group = org.createGroup({ name: 'Engineering' })
  org.addToGroup(group.id, ann.id)
  org.model.assignments.assignGroup(app, group)
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const back = await signIn(browser, await browser.open(begun.url), ann.profile.login, PASSWORD)
  expect(back.leadsTo?.searchParams.has('code')).toBe(true)
})

test('the System Log tells of a sign-in: the session, the code, the tokens, each by the person', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const back = await signIn(browser, await browser.open(begun.url), ann.profile.login, PASSWORD)
  await completeSignIn(begun, back.leadsTo!)
  const told = { result: 'SUCCESS', reason: undefined, actor: ann.profile.login, target: ['Acme Desk'] }
  expect(eventsOf(org, 'user.session.start')).toEqual([{ ...told, target: [] }])
  for (const type of ['authorize.code', 'token.grant', 'token.grant.id_token', 'token.grant.access_token']) {
    expect(eventsOf(org, `app.oauth2.${type}`)).toEqual([told])
  }
  expect(eventsOf(org, 'user.authentication.sso')).toEqual([told])
})

test("an unassigned person is sent back with Okta's sentence, and the System Log says why", async () => {
  const { org, ben, app } = await newOrg()
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const back = await signIn(browser, await browser.open(begun.url), ben.profile.login, PASSWORD)
  expect(Object.fromEntries(back.leadsTo!.searchParams)).toEqual({
    error: 'access_denied',
    error_description: 'User is not assigned to the client application.',
    state: begun.state,
  })
  expect(back.leadsTo?.href.startsWith(`${CALLBACK}?`)).toBe(true)
  expect(eventsOf(org, 'app.oauth2.authorize.code')).toEqual([
    {
      result: 'FAILURE',
      reason: 'user_not_assigned',
      actor: ben.profile.login,
      target: ['Acme Desk'],
    },
  ])
  expect(eventsOf(org, 'user.authentication.sso')).toEqual([])
})

test('who is signed in and not assigned is sent back at once', async () => {
  const { org, ben, app } = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ben.profile.login, PASSWORD)
  const back = await browser.open((await beginSignIn(org, app)).url)
  expect(back.leadsTo?.searchParams.get('error')).toBe('access_denied')
})

test('who is removed from the app is refused at the next sign-in, though their session lives', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const first = await signIn(
    browser,
    await browser.open((await beginSignIn(org, app)).url),
    ann.profile.login,
    PASSWORD,
  )
  expect(first.leadsTo?.searchParams.has('code')).toBe(true)
  org.model.assignments.unassignUser(app, ann)
  const second = await browser.open((await beginSignIn(org, app)).url)
  expect(second.leadsTo?.searchParams.get('error')).toBe('access_denied')
})

test('a suspended person with a live session is asked to sign in, and cannot', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  org.model.users.suspend(ann)
  const page = await browser.open((await beginSignIn(org, app)).url)
  expect(page.leadsTo).toBeUndefined()
  const refused = await signIn(browser, page, ann.profile.login, PASSWORD)
  expect(refused.leadsTo).toBeUndefined()
  expect(textOf(refused.text)).toContain('Unable to sign in')
  const silent = await browser.open((await beginSignIn(org, app, { prompt: 'none' })).url)
  expect(silent.leadsTo?.searchParams.get('error')).toBe('login_required')
})

test('a person suspended between code and tokens gets none', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const back = await signIn(browser, await browser.open(begun.url), ann.profile.login, PASSWORD)
  org.model.users.suspend(ann)
  await expect(completeSignIn(begun, back.leadsTo!)).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('a person deleted between the page and the password gets no code', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const page = await browser.open((await beginSignIn(org, app)).url)
  const atPassword = await browser.press(page, 'Next', { username: ann.profile.login })
  org.model.users.deactivate(ann)
  org.model.users.delete(ann)
  const refused = await browser.press(atPassword, 'Verify', { password: PASSWORD })
  expect([refused.status, refused.leadsTo]).toEqual([200, undefined])
  expect(textOf(refused.text)).toContain('Unable to sign in')
})

test('a wrong password is told on the page, and the right one then signs in', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const wrong = await signIn(browser, await browser.open(begun.url), ann.profile.login, 'wrong')
  expect(textOf(wrong.text)).toContain('Unable to sign in')
  const back = await browser.press(wrong, 'Verify', { password: PASSWORD })
  expect(back.leadsTo?.searchParams.has('code')).toBe(true)
  expect(eventsOf(org, 'user.session.start').map(({ result, reason }) => [result, reason])).toEqual([
    ['FAILURE', 'INVALID_CREDENTIALS'],
    ['SUCCESS', undefined],
  ])
})

test('login_hint fills in the username', async () => {
  const { org, app } = await newOrg()
  const page = await openBrowser().open((await beginSignIn(org, app, { login_hint: 'ann@hint.example' })).url)
  expect(page.text).toContain('value="ann@hint.example"')
})

test('a sign-in begun in one browser cannot be gone on with in another', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const page = await openBrowser().open((await beginSignIn(org, app)).url)
  const [form] = readPage(page.text).filter(({ name }) => name === 'form')
  const address = new URL(form!.attributes.action!, page.url)
  expect(address.pathname).toMatch(/^\/signin\/authorize\/./)
  const body = new URLSearchParams({ username: ann.profile.login, password: PASSWORD })
  for (const init of [{}, { method: 'POST', body }]) {
    const elsewhere = await openBrowser().ask(address, init)
    expect([elsewhere.status, elsewhere.leadsTo]).toEqual([400, undefined])
    expect(textOf(elsewhere.text)).toContain('Your session has expired. Please try to sign in again.')
  }
})
