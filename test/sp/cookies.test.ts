import type { Context } from 'koa'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { attemptCookie, readAttemptCookie } from '../../sp/sign-in/cookies.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { formOf } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta())
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  acme = await connectedWorkspace(sp, okta.issuer)
})

test('a session is a cookie that scripts and other sites’ forms cannot use, and is taken back', async () => {
  const { email, password } = acme.superuser
  const { cookie: shown, token: _csrf } = await formOf(`${acme.url}/sign-in`)
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${acme.url}${path}`, {
      method: 'POST',
      headers: { cookie: shown },
      body: new URLSearchParams({ ...fields, _csrf }),
      redirect: 'manual',
    })
  const opened = await post('/sign-in', { email, password })
  const [cookie = ''] = opened.headers.getSetCookie()
  expect(cookie).toMatch(/^alpacon_session=[^;]{32,}; /)
  for (const attribute of ['; path=/;', '; httponly', '; samesite=lax', '; expires=']) {
    expect(cookie.toLowerCase(), cookie).toContain(attribute)
  }
  const closed = await post('/sign-out', {})
  expect(closed.headers.getSetCookie()).toEqual([expect.stringMatching(/^alpacon_session=;.*1970/)])
})

test('an attempt is bound to its browser by a cookie for that step alone, named after a part of the attempt', async () => {
  const begun = await fetch(`${acme.url}/sign-in/okta`, { redirect: 'manual' })
  const attempt = new URL(begun.headers.get('location') ?? '').searchParams.get('attempt') ?? ''
  const [cookie = ''] = begun.headers.getSetCookie()
  expect(cookie).toMatch(new RegExp(`^alpacon_attempt_${attempt.slice(0, 16)}=[^;]{32,}; `))
  for (const attribute of ['; path=/sign-in/complete;', '; httponly', '; samesite=lax', '; expires=']) {
    expect(cookie.toLowerCase(), cookie).toContain(attribute)
  }
})

test('an attempt’s cookie is read among others by its whole name, and of its name nothing is kept', async () => {
  const named = attemptCookie('an attempt')
  const read = (header: string) =>
    readAttemptCookie({ get: () => header } as unknown as Context, 'an attempt')
  expect(read(`other=1; x${named}=no; ${named}=browser; last=2`)).toBe('browser')
  expect(read('other=1')).toBeUndefined()

  const patterns: string[] = []
  const recording = new Proxy(RegExp, {
    construct(target, given) {
      patterns.push(String(given[0]))
      return Reflect.construct(target, given)
    },
  })
  vi.stubGlobal('RegExp', recording)
  try {
    await acme.continueWithOkta()
  } finally {
    vi.unstubAllGlobals()
  }
  expect(patterns.filter(pattern => pattern.includes('alpacon_attempt'))).toEqual([])
})

test('a sign-in leaves no cookie behind but the session, and the one that names the browser to forms', async () => {
  const { browser } = await acme.continueWithOkta()
  const own = browser.cookies.filter(({ host }) => host !== new URL(okta.issuer).host)
  expect(new Set(own.map(({ name }) => name))).toEqual(new Set(['alpacon_form', 'alpacon_session']))
})
