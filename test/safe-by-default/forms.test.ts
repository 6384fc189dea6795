import { expect, test } from 'vitest'
import { type Form, kindOf } from '../sites/crawl.ts'
import { authOf } from '../stress/fuzz/bases.ts'
import { headerOf } from '../stress/fuzz/request.ts'
import { everythingDoneOnce } from './both-servers.ts'

const { servers, played, recorded } = everythingDoneOnce()

/** Every form of every page that changes something, one of each kind. */
function forms(isMeant: (host: string) => boolean): Form[] {
  const all = played().pages.flatMap(page => page.forms)
  const posted = all.filter(({ method, action }) => method === 'post' && isMeant(new URL(action).host))
  return [...new Map(posted.map(form => [kindOf(form.action) + Object.keys(form.fields), form])).values()]
}
const isOkta = (host: string) => /okta\.localhost(:\d+)?$/.test(host)
const isAlpacon = (host: string) => !isOkta(host)

async function post({ action, fields, buttons }: Form, token: string | undefined) {
  const { _csrf: _, ...others } = fields
  const body = new URLSearchParams({ ...others, ...Object.fromEntries(buttons.slice(0, 1)) })
  if (token !== undefined) body.set('_csrf', token)
  const headers = { cookie: await played().cookiesFor(action), origin: new URL(action).origin }
  return fetch(action, { method: 'POST', headers, body, redirect: 'manual' })
}

test('every form that changes something carries the token of this browser', () => {
  expect(forms(isOkta).length).toBeGreaterThan(20)
  expect(forms(isAlpacon).length).toBeGreaterThanOrEqual(2)
  for (const { action, fields } of forms(() => true)) {
    expect([action, fields._csrf]).toEqual([action, expect.stringMatching(/^[\w-]{40,}$/)])
  }
})

test('so do those that only a sign-in or an approval comes to: what was sent on their pages had it', () => {
  const sent = recorded().filter(
    ({ request }) =>
      isAlpacon(headerOf(request, 'host')) &&
      headerOf(request, 'content-type').includes('form') &&
      /^\/(sign-|express-configuration\/)/.test(request.target),
  )
  const steps = new Set(sent.map(({ request }) => request.target.split('/').at(-1)))
  expect(steps).toEqual(new Set(['workspace', 'sign-in', 'decision', 'sign-out']))
  for (const { request } of sent)
    expect([request.target, String(request.body)]).toEqual([
      request.target,
      expect.stringMatching(/(^|&)_csrf=[\w-]{40,}/),
    ])
})

test('sent without it, or with another browser’s, no form of the simulated Okta changes anything', async () => {
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

test('sent without it, or with another browser’s, no form of Alpacon changes anything', async () => {
  const { workspace } = played()
  const everywhere = [...forms(isAlpacon), ...approvalForms()]
  expect(everywhere.length).toBeGreaterThan(6)
  const users = JSON.stringify(await servers().target.users!(workspace))
  const foreign = /name="_csrf" value="([^"]+)"/.exec(
    await (await fetch(`${workspace.url}/sign-in`)).text(),
  )?.[1]
  for (const form of everywhere) {
    // The question for the workspace leads on, and needs no cookie.
    if (new URL(form.action).pathname === '/') continue
    for (const token of [undefined, '', foreign]) {
      expect([form.action, (await post(form, token)).status]).toEqual([form.action, 403])
    }
  }
  expect(JSON.stringify(await servers().target.users!(workspace))).toBe(users)
  const cookie = await played().cookiesFor(workspace.url)
  expect((await fetch(`${workspace.url}/api/whoami`, { headers: { cookie } })).status).toBe(200)
})

/** The forms of an approval that was begun, and the one that completes a sign-in: pages that a crawl doesn't come to. */
function approvalForms(): Form[] {
  const begun = recorded().findLast(({ request }) => request.target.startsWith('/express-configuration/'))
  const [, uid] = /^\/express-configuration\/([^/]+)/.exec(begun?.request.target ?? '') ?? []
  const at = `${authOf(servers().target.url!)}/express-configuration/${uid}`
  const addresses = ['workspace', 'sign-in', 'restart', 'return', 'decision'].map(step => `${at}/${step}`)
  return [...addresses, `${played().workspace.url}/sign-in/complete`].map(action => ({
    method: 'post',
    action,
    fields: { decision: 'decline', ticket: 'none', workspace: 'none', email: '', password: '' },
    buttons: [],
  }))
}
