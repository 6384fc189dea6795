import { expect, test } from 'vitest'
import { type Form, kindOf } from '../sites/crawl.ts'
import { everythingDoneOnce } from './both-servers.ts'

const { servers, played } = everythingDoneOnce()

/** Every form of every page that changes something, one of each kind. */
function forms(isMeant: (host: string) => boolean): Form[] {
  const all = played().pages.flatMap(page => page.forms)
  const posted = all.filter(({ method, action }) => method === 'post' && isMeant(new URL(action).host))
  return [...new Map(posted.map(form => [kindOf(form.action) + Object.keys(form.fields), form])).values()]
}
const isOkta = (host: string) => /okta\.localhost(:\d+)?$/.test(host)

async function post({ action, fields, buttons }: Form, token: string | undefined) {
  const { _csrf: _, ...others } = fields
  const body = new URLSearchParams({ ...others, ...Object.fromEntries(buttons.slice(0, 1)) })
  if (token !== undefined) body.set('_csrf', token)
  const headers = { cookie: await played().cookiesFor(action), origin: new URL(action).origin }
  return fetch(action, { method: 'POST', headers, body, redirect: 'manual' })
}

test('every form of the simulated Okta that changes something carries the token of this browser', () => {
  expect(forms(isOkta).length).toBeGreaterThan(20)
  for (const { action, fields } of forms(isOkta)) {
    expect([action, fields._csrf]).toEqual([action, expect.stringMatching(/^[\w-]{40,}$/)])
  }
})

test('sent without it, or with another browser’s, none of them changes anything', async () => {
  const { okta } = servers()
  const everything = () =>
    JSON.stringify(
      okta.orgs().map(({ model, faults }) => [model.state, model.offsetSeconds(), faults.list()]),
    )
  const before = everything()
  const someoneElses = await fetch(`${played().org.url}/login/login.htm`)
  const foreign = /name="_csrf" value="([^"]+)"/.exec(await someoneElses.text())?.[1]
  expect(foreign).toBeDefined()
  for (const form of forms(isOkta)) {
    for (const token of [undefined, '', foreign]) {
      const { status, headers } = await post(form, token)
      // Signing out leads to the sign-in either way; that it did nothing is seen below.
      const isSignOut = form.action.endsWith('/login/signout') && !form.action.includes('-admin.')
      expect([form.action, status, headers.get('location')]).toEqual([
        form.action,
        isSignOut ? 303 : 403,
        isSignOut ? expect.anything() : null,
      ])
    }
  }
  expect(everything()).toBe(before)
  const dashboard = played().org.dashboardUrl
  const cookie = await played().cookiesFor(dashboard)
  expect((await fetch(dashboard, { headers: { cookie }, redirect: 'manual' })).status).toBe(200)
})
