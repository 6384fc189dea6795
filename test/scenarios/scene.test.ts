import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conduct } from '../../scenarios/harness/conduct.ts'
import { findBrowser } from '../../scenarios/harness/find-browser.ts'
import type { Recording } from '../../scenarios/harness/record.ts'
import { createScene } from '../../scenarios/harness/scene.ts'
import { step } from '../../scenarios/harness/steps.ts'
import { startAlpaconTarget } from '../../scenarios/targets/alpacon.ts'
import { type Okta, startOkta } from '../../sim/index.ts'

const noBrowser = () => Promise.reject(new Error('no browser is needed'))
const kinds = { agentKind: 'http', stageKind: 'http' } as const
let browser: Browser
let okta: Okta
let target: Awaited<ReturnType<typeof startAlpaconTarget>>

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false })
  okta = await startOkta({ port: 0 })
  target = await startAlpaconTarget(okta)
}, 30_000)
afterAll(async () => {
  await browser?.close()
  await target?.close()
  await okta?.close()
})

test('what is given over HTTP takes an administrator’s script a request, and is as if the guide had been followed', async () => {
  const scene = await createScene({ okta, target }, kinds, noBrowser, 'given')
  await scene.connect()
  scene.newGroup('Crew', [await scene.newPerson({ firstName: 'Cleo', lastName: 'Crew' })])
  const before = scene.wire.okta().length
  await scene.assign(scene.person)
  await scene.assignGroup('Crew')
  const asked = scene.wire.okta().slice(before)
  expect(asked.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`)).toEqual([
    expect.stringMatching(/^POST \/api\/v1\/apps\/\w+\/users$/),
    expect.stringMatching(/^PUT \/api\/v1\/apps\/\w+\/groups\/\w+$/),
  ])
  await scene.person.opensTile(scene.label)
  await scene.person.isSignedInTo(scene.workspace)
  await scene.close()
})

test('what can’t be given says what to do first', async () => {
  const scene = await createScene({ okta, target }, kinds, noBrowser, 'not given')
  await expect(scene.assign(scene.person)).rejects.toThrow(
    'There is no app "Alpacon" in the org yet: add it first.',
  )
  await scene.addApp()
  await expect(scene.assignGroup('Nobody')).rejects.toThrow(
    'There is no group "Nobody" in the org yet: make it first.',
  )
  await scene.close()
})

test('the orgs of a scene end with it, and nobody else’s', async () => {
  const other = await okta.createOrg({ name: 'other' })
  const scene = await createScene({ okta, target }, kinds, noBrowser, 'ended')
  const second = await scene.newOrg()
  expect(okta.orgs()).toHaveLength(3)
  await scene.close()
  expect(okta.orgs()).toEqual([other])
  expect((await fetch(second.okta.url)).status).toBe(421)
})

test('an org that the target knows stays when a scene ends', async () => {
  const known = await okta.createOrg({ name: 'known' })
  const scene = await createScene(
    { okta, target: { ...target, knownOrg: 'known' } },
    kinds,
    noBrowser,
    'kept',
  )
  await scene.close()
  expect(okta.org('known')).toBe(known)
})

test('what is done after a scenario was conducted is no step of it, and its conductor isn’t told', async () => {
  const told: string[] = []
  const within: Recording['within'] = (title, act) => {
    told.push(title)
    return act()
  }
  const act = () => step('in it', async () => undefined)
  const stage = { ...kinds, chromium: noBrowser, within }
  const { outcome, close } = await conduct({ title: 'conducted', act, level: 'M' }, { okta, target }, stage)
  await close()
  await step('after it', async () => undefined)
  expect(told).toEqual(['in it'])
  expect(outcome.steps.map(({ title }) => title)).toEqual(['in it'])
})

describe.each(['http', 'browser'] as const)('by the %s agent', agentKind => {
  test('set-up and sign-in are told in the order in which they were asked, by whomever', async () => {
    const scene = await createScene({ okta, target }, { ...kinds, agentKind }, async () => browser, agentKind)
    await scene.connect()
    await scene.assign(scene.person)
    await scene.person.opensTile(scene.label)
    await scene.person.isSignedInTo(scene.workspace)
    const told = await scene.reported()
    const asked = told.map(({ from, to, request }) => `${from} → ${to}: ${new URL(request.url).pathname}`)
    expect(asked[asked.indexOf('Okta → Alpacon: /oauth/token') - 1]).toBe(
      'Browser → Okta: /admin/app/generic/oauth20redirect',
    )
    expect(asked.slice(asked.findLastIndex(one => one.includes('/home/alpacon/')))).toEqual([
      expect.stringContaining('Browser → Okta: /home/alpacon/'),
      'Browser → Alpacon: /login',
      'Browser → Alpacon: /sign-in/okta',
      'Browser → Alpacon: /login/start',
      'Alpacon → Okta: /.well-known/openid-configuration',
      'Browser → Okta: /oauth2/v1/authorize',
      'Browser → Alpacon: /login/callback',
      'Alpacon → Okta: /oauth2/v1/token',
      'Alpacon → Okta: /oauth2/v1/keys',
      'Alpacon → Okta: /oauth2/v1/userinfo',
      'Browser → Alpacon: /sign-in/complete',
      'Browser → Alpacon: /',
    ])
    await scene.close()
  })
})
