import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { formOf, openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

const grace = {
  sub: '00ugrace',
  email: 'Grace.Hopper@example.test',
  given_name: 'Grace',
  family_name: 'Hopper',
}

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta())
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  okta.reset()
  okta.person = grace
  acme = await connectedWorkspace(sp, okta.issuer)
})

/** The fields in which typing begins. */
const focused = (page: string) => [...page.matchAll(/<input id="(\w+)"[^>]* autofocus>/g)].map(([, id]) => id)

describe('the sign-in screen', () => {
  test('shows "Continue with Okta" once the connection is ready, and not before', async () => {
    const slow = await connectedWorkspace(sp, okta.issuer, { connection_delay_ms: 60_000 })
    const browser = openBrowser()
    expect((await browser.open(`${slow.url}/sign-in`)).text).not.toContain('Continue with Okta')
    expect((await browser.open(`${slow.url}/sign-in/okta`)).status).toBe(409)
    await slow.operator.call('PATCH', `workspaces/${slow.name}`, { connection_delay_ms: 0 })
    expect((await browser.open(`${slow.url}/sign-in`)).text).toContain('Continue with Okta')
  })

  test('begins in the first empty field where a password is the way in, and nowhere beside "Continue with Okta"', async () => {
    const browser = openBrowser()
    const ready = await browser.open(`${acme.url}/sign-in`)
    expect(ready.text).toContain('Continue with Okta')
    expect(focused(ready.text)).toEqual([])
    const plain = await connectedWorkspace(sp, okta.issuer, { connection_delay_ms: 60_000 })
    const page = await browser.open(`${plain.url}/sign-in`)
    expect(focused(page.text)).toEqual(['email'])
    const refused = await browser.press(page, 'Sign in', { email: 'ada@acme.example', password: 'wrong' })
    expect(focused(refused.text)).toEqual(['password'])
    expect(focused((await browser.open(sp.url)).text)).toEqual(['workspace'])
  })

  test('takes email and password, and signs out again', async () => {
    const { browser, page } = await acme.signInWithPassword()
    expect(words(page)).toContain('Signed in as Ada Lovelace')
    expect((await browser.whoami(acme.url)).body).toMatchObject({
      method: 'password',
      user: { role: 'superuser' },
    })
    const out = await browser.press(page, 'Sign out')
    expect(out.url.pathname).toBe('/sign-in')
    expect((await browser.whoami(acme.url)).status).toBe(401)
  })

  test('takes an email with blanks around it', async () => {
    const credentials = { ...acme.superuser, email: ` ${acme.superuser.email} ` }
    const { browser } = await acme.signInWithPassword(openBrowser(), credentials)
    expect((await browser.whoami(acme.url)).status).toBe(200)
  })

  test('stands before every page, and leads back to it', async () => {
    for (const path of ['/', '/account']) {
      const page = await openBrowser().open(`${acme.url}${path}`)
      expect(page.url.href).toBe(`${acme.url}/sign-in?${new URLSearchParams({ return_to: path })}`)
    }
  })

  test('answers a form that is none as it does a wrong password', async () => {
    const { cookie, token } = await formOf(`${acme.url}/sign-in`)
    const body = new URLSearchParams({ _csrf: token })
    const answer = await fetch(`${acme.url}/sign-in`, { method: 'POST', headers: { cookie }, body })
    expect(answer.status).toBe(401)
  })

  test('knows no connection of another name, and one that is not shown only by its name', async () => {
    expect((await openBrowser().open(`${acme.url}/sign-in/okta?connection=nobody`)).status).toBe(404)
    const hidden = await connectedWorkspace(sp, okta.issuer, {}, { show_as_button: false })
    expect((await openBrowser().open(`${hidden.url}/sign-in`)).text).not.toContain('Continue with Okta')
    expect((await openBrowser().open(`${hidden.url}/sign-in/okta`)).url.pathname).toBe('/sign-in/okta')
    expect((await openBrowser().open(hidden.tile())).url.href).toBe(`${hidden.url}/`)
  })

  test('says the same of a wrong password and an unknown email', async () => {
    for (const email of [acme.superuser.email, 'nobody@example.test']) {
      const { page } = await acme.signInWithPassword(openBrowser(), {
        ...acme.superuser,
        email,
        password: 'wrong',
      })
      expect(page.status).toBe(401)
      expect(words(page)).toContain('Wrong email or password')
    }
  })

  test('does not take forms of other sites', async () => {
    const body = new URLSearchParams({ email: acme.superuser.email, password: acme.superuser.password })
    const { cookie, token } = await formOf(`${acme.url}/sign-in`)
    body.set('_csrf', token)
    const post = (headers: Record<string, string>) =>
      fetch(`${acme.url}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' })
    for (const headers of [{ origin: 'http://evil.localhost', cookie }, { origin: acme.url }]) {
      const answer = await post(headers as Record<string, string>)
      expect(answer.status).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect((await post({ origin: acme.url, cookie })).status).toBe(303)
  })

  test('answers an unknown workspace on the front page', async () => {
    const browser = openBrowser()
    const page = await browser.press(await browser.open(sp.url), 'Continue', { workspace: '<b>nope</b>' })
    expect(page.status).toBe(404)
    expect(words(page)).toContain('Workspace not found. Check the workspace name and region.')
    expect(page.text).not.toContain('<b>nope')
  })
})
