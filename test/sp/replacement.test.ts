import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser, words } from './browser.ts'
import { connect, connectedWorkspace } from './connected-workspace.ts'
import {
  accessToken,
  askForApproval,
  call,
  connectionBody,
  enabling,
  oin,
  oinRedirectUri,
} from './express-configuration-client.ts'

const first = 'http://first.okta.localhost:4600'
const second = 'http://second.okta.localhost:4600'
let sp: RunningAlpacon
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
})
afterAll(() => sp.close())
beforeEach(async () => {
  acme = await connectedWorkspace(sp, first)
})

const bodyOf = (issuer: string, number: number) =>
  connectionBody(sp, { name: `okta-${acme.name}-${number}`, issuer })
const enabledPath = () => `organizations/${acme.organization}/enabled_connections`
const ticked = () => accessToken(sp, acme.superuser, { ticked: { replace: first } })
const refused = { status: 409, body: { statusCode: 409, errorCode: 'organization_connected' } }

async function expectFirstOffered() {
  expect(await acme.connections()).toMatchObject([{ issuer: first, enabled: true, status: 'ready' }])
  expect((await openBrowser().open(`${acme.url}/sign-in`)).text).toContain('Continue with Okta')
}

describe('the consent of a workspace that is connected', () => {
  test('names the Okta org and asks, unticked, whether to replace it', async () => {
    const page = await askForApproval(sp, openBrowser({ stopAt: oinRedirectUri }), acme.superuser)
    expect(words(page)).toContain(`${first} is connected to this workspace.`)
    const [box = ''] = page.text.match(/<input type="checkbox"[^>]*>/) ?? []
    expect(box).toContain(' name="replace"')
    expect(box).not.toContain('checked')
    const id = / id="([^"]+)"/.exec(box)?.[1]
    const label = new RegExp(`<label[^>]*for="${id}">([^<]*)</label>`).exec(page.text)?.[1]
    expect(label).toBe(`Replace the connection to ${first}`)
  })

  test('says what becomes of a connection that the org had with another workspace', async () => {
    const page = await askForApproval(sp, openBrowser({ stopAt: oinRedirectUri }), acme.superuser)
    expect(words(page)).toContain('“Continue with Okta” is switched off there')
  })

  test('lets the token replace only when ticked', async () => {
    expect(decodeJwt(await accessToken(sp, acme.superuser))).not.toHaveProperty('may_replace')
    expect(decodeJwt(await ticked()).may_replace).toBe(true)
  })

  test('does not count for another issuer than the page named', async () => {
    const token = await accessToken(sp, acme.superuser, { ticked: { replace: second } })
    expect(decodeJwt(token)).not.toHaveProperty('may_replace')
  })
})

describe('another Okta org', () => {
  test('without consent makes no connection, and the present one stays', async () => {
    const token = await accessToken(sp, acme.superuser)
    const answer = await call(sp, token, 'POST', 'connections', bodyOf(second, 2))
    expect(answer).toMatchObject(refused)
    expect(answer.body.message).toContain(first)
    await expectFirstOffered()
  })

  test('with consent takes over at the moment that its connection is enabled', async () => {
    const token = await ticked()
    const created = await call(sp, token, 'POST', 'connections', bodyOf(second, 2))
    expect(created.status).toBe(201)
    expect(await acme.connections()).toMatchObject([
      { issuer: first, enabled: true, status: 'ready' },
      { issuer: second, enabled: false },
    ])
    await call(sp, token, 'POST', enabledPath(), enabling(created.body.id))
    expect(await acme.connections()).toMatchObject([{ id: created.body.id, issuer: second, enabled: true }])
  })

  test('neither changes nor enables, with a later consent that lacks the tick, what it made before', async () => {
    const { body } = await call(sp, await ticked(), 'POST', 'connections', bodyOf(second, 2))
    const token = await accessToken(sp, acme.superuser)
    const { options } = bodyOf(second, 2)
    expect(await call(sp, token, 'PATCH', `connections/${body.id}`, { options })).toMatchObject(refused)
    expect(await call(sp, token, 'POST', enabledPath(), enabling(body.id))).toMatchObject(refused)
    expect(await acme.connections()).toMatchObject([
      { issuer: first, enabled: true, status: 'ready' },
      { issuer: second, enabled: false },
    ])
  })

  test('does not replace a connection that came after the consent', async () => {
    const early = await ticked()
    await connect(sp, await ticked(), acme.organization, bodyOf(second, 2))
    const third = bodyOf('http://third.okta.localhost:4600', 3)
    expect(await call(sp, early, 'POST', 'connections', third)).toMatchObject(refused)
    expect(await acme.connections()).toMatchObject([{ issuer: second, enabled: true }])
  })
})

test('the same Okta org renews its connection without a tick', async () => {
  const token = await accessToken(sp, acme.superuser)
  const [{ id }] = await acme.connections()
  const { options } = connectionBody(sp, { name: 'x', issuer: first, secret: 'a new secret' })
  expect(await call(sp, token, 'PATCH', `connections/${id}`, { options })).toMatchObject({ status: 200 })
  await expectFirstOffered()
})
