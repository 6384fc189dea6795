import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLastFailures } from '../../sp/connections/last-failures.ts'
import { type AlpaconParts, defaultParts, type RunningAlpacon } from '../../sp/index.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import {
  accessToken,
  askForApproval,
  call,
  connectionBody,
  oinRedirectUri,
} from './express-configuration-client.ts'
import type { OktaStandIn } from './okta-stand-in.ts'
import { operatorOf } from './operator.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>
const parts: Partial<AlpaconParts> = {}
const secret = 'a-secret-that-no-page-shows'

beforeAll(async () => {
  const maySeeConnection: AlpaconParts['maySeeConnection'] = user =>
    (parts.maySeeConnection ?? defaultParts.maySeeConnection)(user)
  ;({ sp, okta } = await startAlpaconWithOkta({ parts: { maySeeConnection } }))
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  delete parts.maySeeConnection
  okta.reset()
  okta.person = { sub: '00ugrace', email: 'grace@example.test', given_name: 'Grace', family_name: 'Hopper' }
  acme = await connectedWorkspace(sp, okta.issuer)
})

async function read(at: { url: string; superuser: { email: string; password: string } } = acme) {
  const browser = openBrowser()
  const screen = await browser.open(`${at.url}/sign-in?return_to=/connection`)
  return browser.press(screen, 'Sign in', at.superuser)
}

async function addMember(role: string) {
  const person = {
    email: `${role}@example.test`,
    password: 'correct horse',
    first_name: 'S',
    last_name: 'T',
    role,
  }
  await acme.operator.call('POST', `workspaces/${acme.name}/members`, person)
  return person
}

describe('the state of a connection', () => {
  test('is none at first, with the way to connect Okta', async () => {
    const operator = operatorOf(sp)
    const { superuser } = await operator.makeWorkspace('unconnected', { plan: 'Essential' })
    const text = words(await read({ url: sp.workspaceUrl('unconnected'), superuser }))
    expect(text).toContain('Okta Not connected')
    expect(text).toContain('Enterprise plan; this workspace is on Essential')
    expect(text).toMatch(/Applications → Browse App Catalog.* Add Integration.* Express Configuration/)
    expect(text).toContain('Enter the workspace to connect: unconnected')
  })

  test('is ready, with the Okta org, and nothing of its secret', async () => {
    const page = await read()
    const text = words(page)
    expect(text).toMatch(/Okta Ready Since \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
    expect(text).toContain('“Continue with Okta” is on the sign-in screen.')
    expect(text).toContain(`Okta org ${okta.issuer}`)
    expect(text).toContain('Run Express Configuration again')
    expect(page.text).not.toContain('a secret')
  })

  test('is being set up until it is live', async () => {
    const slow = await connectedWorkspace(sp, okta.issuer, { connection_delay_ms: 3_600_000 })
    expect(words(await read(slow))).toMatch(/Okta Being set up Enabled .* UTC , and not live yet/)
  })

  test('is not enabled while Okta has only made it', async () => {
    const operator = operatorOf(sp)
    const { superuser } = await operator.makeWorkspace('half-made')
    const token = await accessToken(sp, superuser)
    const body = connectionBody(sp, { name: 'okta-half-made', issuer: okta.issuer, secret })
    await call(sp, token, 'POST', 'connections', body)
    const page = await read({ url: sp.workspaceUrl('half-made'), superuser })
    expect(words(page)).toContain('Okta Not enabled yet')
    expect(page.text).not.toContain(secret)
  })
})

describe('the last error of a sign-in', () => {
  test('is none that Alpacon knows of', async () => {
    expect(words(await read())).toMatch(/Last errors Signing in with Okta None .* Express Configuration None/)
  })

  test('says that Okta refuses the client secret, and that it has worked since', async () => {
    okta.answerToken = ctx => {
      Object.assign(ctx, { status: 401, body: { error: 'invalid_client', error_description: secret } })
    }
    await acme.continueWithOkta()
    const page = await read()
    expect(words(page)).toContain('Okta doesn’t accept the client secret that Alpacon has.')
    expect(words(page)).toContain('For support invalid_client')
    expect(page.text).not.toContain(secret)
    expect(words(page)).not.toContain('since')
    okta.answerToken = undefined
    await acme.continueWithOkta()
    expect(words(await read())).toContain('Somebody has signed in with Okta since')
  })

  test('holds no word that came with the browser, not even a code', async () => {
    for (const error of ['access_denied', 'call_0800_free_help']) {
      okta.refusal = { error, error_description: 'Send your password to evil.test' }
      await acme.continueWithOkta()
      const text = words(await read())
      expect(text).toContain('Okta sent somebody back with an error')
      expect(text).not.toMatch(/evil|0800/)
      expect(text.includes('For support access_denied')).toBe(error === 'access_denied')
    }
  })

  test('says who was not admitted, and why', async () => {
    okta.person = { ...okta.person, email: acme.superuser.email }
    await acme.continueWithOkta()
    expect(words(await read())).toContain(`A newcomer came as ${acme.superuser.email}`)
  })

  test('is that of one workspace only', async () => {
    okta.refusal = { error: 'access_denied', error_description: 'no' }
    await acme.continueWithOkta()
    const other = await connectedWorkspace(sp, 'http://other.okta.localhost:4600')
    expect(words(await read(other))).toContain('Signing in with Okta None')
  })
})

describe('the last error of a run of Express Configuration', () => {
  const okta = () => openBrowser({ stopAt: oinRedirectUri })

  test('says that it was declined, and by whom', async () => {
    const browser = okta()
    await browser.press(await askForApproval(sp, browser, acme.superuser), 'Decline')
    expect(words(await read())).toContain(`${acme.superuser.email} declined Okta’s request.`)
  })

  test('says who tried to approve it and may not', async () => {
    const staff = await addMember('staff')
    await askForApproval(sp, okta(), { workspace: acme.name, ...staff })
    expect(words(await read())).toContain('staff@example.test tried to approve it and is no superuser.')
  })

  test('says what the API refused, and that a later run worked', async () => {
    const token = await accessToken(sp, acme.superuser)
    const body = connectionBody(sp, {
      name: 'okta-other',
      issuer: 'http://other.okta.localhost:4600',
      secret,
    })
    expect((await call(sp, token, 'POST', 'connections', body)).status).toBe(409)
    const page = await read()
    expect(words(page)).toContain('Alpacon then refused what Okta asked for')
    expect(words(page)).toContain('For support organization_connected')
    expect(page.text).not.toContain(secret)
    const [{ id }] = await acme.connections()
    expect((await call(sp, token, 'GET', 'connections')).status).toBe(200)
    expect(words(await read())).not.toContain('It has worked since')
    await call(sp, token, 'PATCH', `connections/${id}`, { display_name: 'Okta' })
    expect(words(await read())).toContain('It has worked since')
  })

  test('is not what strangers do: a token that is none is nobody’s', async () => {
    await call(sp, 'no-token', 'POST', 'connections', {})
    expect(words(await read())).toContain('Express Configuration None')
  })
})

describe('who may see it', () => {
  test.each(['staff', 'user'])('is not a member with the role %s, and nothing leads there', async role => {
    const person = await addMember(role)
    const page = await read({ ...acme, superuser: { ...acme.superuser, ...person } })
    expect(page.status).toBe(403)
    expect(words(page)).toContain('can be seen by its superusers only')
    expect(page.text).not.toContain(okta.issuer)
    const { page: home } = await acme.signInWithPassword(openBrowser(), { ...acme.superuser, ...person })
    expect(home.text).not.toContain('/connection')
    expect(home.text).not.toContain(okta.issuer)
  })

  test('is a part of its own', async () => {
    parts.maySeeConnection = () => true
    const person = await addMember('user')
    expect((await read({ ...acme, superuser: { ...acme.superuser, ...person } })).status).toBe(200)
  })
})

test('failures are forgotten after seven days, and the oldest where there are too many', () => {
  let now = 0
  const failures = createLastFailures(() => now)
  failures.keep('acme', 'sign-in', { reason: 'unreachable' })
  now = 7 * 24 * 60 * 60 * 1000 - 1
  expect(failures.last('acme', 'sign-in')).toEqual({ reason: 'unreachable', at: 0, workedAt: undefined })
  now += 1
  expect(failures.last('acme', 'sign-in')).toBeUndefined()
  for (let number = 0; number <= 10_000; number++)
    failures.keep(`w${number}`, 'sign-in', { reason: 'unreachable' })
  expect(failures.last('w0', 'sign-in')).toBeUndefined()
  expect(failures.last('w1', 'sign-in')).toBeDefined()
})
