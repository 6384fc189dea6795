import { describe, expect, test } from 'vitest'
import { BEGINNING } from '../../../sim/control/start-over.ts'
import { type RunningOrg, startOkta } from '../../../sim/index.ts'
import { oktaOfThisFile } from '../okta.ts'
import { openBrowser } from '../okta-browser.ts'
import { textOf } from '../pages/markup-reader.ts'

const { okta, newOrg } = oktaOfThisFile()

async function controlsOf({ name }: RunningOrg) {
  const browser = openBrowser()
  const page = await browser.open(`${okta().url}/orgs/${name}/controls`)
  return { browser, page }
}

const kidsOf = (org: RunningOrg) => org.authorizationServers.publishedKeys().map(({ kid }) => kid)

test('the clock is moved step by step, set, and put back to the real time', async () => {
  const { org } = await newOrg()
  const { browser, page } = await controlsOf(org)
  const ahead = { action: 'ahead', by: '3600' }
  const once = await browser.press(page, 'Move the clock ahead by + 1 hour', ahead)
  expect(textOf(once.text)).toContain('The clock is moved.')
  await browser.press(once, 'Move the clock ahead by + 1 hour', ahead)
  expect(org.model.offsetSeconds()).toBe(7200)
  const set = await browser.press(once, 'Set the clock', { now: '2031-05-06T07:08', action: 'set' })
  // Clocks go by whole seconds, so it may be a fraction of one behind.
  expect(org.model.now().toISOString()).toMatch(/^2031-05-06T07:0[78]/)
  expect(textOf(set.text)).toContain('days ahead of the real time')
  expect(textOf((await browser.open(okta().url)).text)).toContain('its clock does not show the real time')
  await browser.press(set, 'Real time again', { action: 'real-time' })
  expect(org.model.offsetSeconds()).toBe(0)
})

test('a snapshot is taken, restored and deleted', async () => {
  const { org, ann } = await newOrg()
  const { browser, page } = await controlsOf(org)
  const taken = await browser.press(page, 'Take a snapshot', { name: 'before', action: 'take' })
  org.model.users.deactivate(ann)
  const restored = await browser.press(taken, 'Restore before', { action: 'restore' })
  expect(org.model.users.find(ann.profile.login)?.status).toBe('ACTIVE')
  await browser.press(restored, 'Delete before', { action: 'forget' })
  expect(org.snapshots.list()).toEqual([])
})

test('keys are rotated and old ones retired', async () => {
  const { org } = await newOrg()
  const { browser, page } = await controlsOf(org)
  const [first, second] = kidsOf(org)
  await browser.press(page, 'Rotate keys', { action: 'rotate' })
  expect([kidsOf(org)[0], kidsOf(org).at(-1)]).toEqual([second, first])
  await browser.press(page, 'Retire old keys', { action: 'retire' })
  expect(kidsOf(org)).not.toContain(first)
})

describe('starting over', () => {
  test('brings back what was there at the beginning, from the landing page too', async () => {
    const { org, ann } = await newOrg()
    org.snapshots.take(BEGINNING)
    const [first] = kidsOf(org)
    org.model.users.deactivate(ann)
    org.moveClock({ offsetSeconds: 600 })
    org.faults.inject('keys/empty', { times: 'until-cleared' })
    await org.rotateKeys()
    const browser = openBrowser()
    const landing = await browser.open(okta().url)
    const after = await browser.press(landing, `Start over with ${org.name}`, { action: 'start-over' })
    expect(after.url.pathname).toBe('/')
    expect(textOf(after.text)).toContain('The org is what it was at the beginning.')
    expect(org.model.users.find(ann.profile.login)?.status).toBe('ACTIVE')
    expect([org.model.offsetSeconds(), kidsOf(org)[0]]).toEqual([0, first])
    expect(org.faults.list().some(({ inForce }) => inForce)).toBe(false)
  })

  test('empties an org of which nobody said how it began', async () => {
    const { org } = await newOrg()
    const { browser, page } = await controlsOf(org)
    expect(textOf(page.text)).toContain('Nobody said how this org began')
    await browser.press(page, 'Empty the org', { action: 'empty' })
    expect(org.model.users.list()).toEqual([])
  })
})

test.each([
  ['a clock that is no moment', { action: 'set', now: 'soon' }, 'Date and time are wanted'],
  ['a clock of another century', { action: 'set', now: '1999-01-01T00:00' }, 'the years 2000 to 2099'],
  ['part of a second', { action: 'ahead', by: '0.5' }, 'whole seconds'],
  ['a name that is none', { action: 'take', name: '<b>' }, 'A snapshot is named with letters'],
  ['an action that is none', { action: 'toString' }, 'There is no action'],
])('%s is refused in words', async (_, form, words) => {
  const { org } = await newOrg()
  const { browser, page } = await controlsOf(org)
  const refused = await browser.press(page, 'Set the clock', form as Record<string, string>)
  expect([refused.status, textOf(refused.text)]).toEqual([400, expect.stringContaining(words)])
})

describe('who may not steer an org', () => {
  const rotate = { action: 'rotate' }

  test('a page of another site, and a form without the token', async () => {
    const { org } = await newOrg()
    const { browser, page } = await controlsOf(org)
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const [first] = kidsOf(org)
    const ask = (headers: Record<string, string>, _csrf: string) =>
      browser.ask(page.url, { method: 'POST', headers, body: new URLSearchParams({ ...rotate, _csrf }) })
    expect((await ask({ origin: 'https://evil.example' }, token)).status).toBe(403)
    expect((await ask({ 'sec-fetch-site': 'cross-site' }, token)).status).toBe(403)
    expect((await ask({}, '')).status).toBe(403)
    expect(kidsOf(org)[0]).toBe(first)
    expect((await ask({}, token)).status).toBe(303)
    expect(kidsOf(org)[0]).not.toBe(first)
  })

  test('another machine', async () => {
    const okta = await startOkta({ port: 0, trustProxy: true })
    try {
      const org = await okta.createOrg({ name: 'acme' })
      const [browser, url] = [openBrowser(), `${okta.url}/orgs/acme/controls`]
      const _csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.open(url)).text)?.[1] ?? ''
      const [first] = kidsOf(org)
      const headers = { 'x-forwarded-for': '10.0.0.7' }
      const body = new URLSearchParams({ ...rotate, _csrf })
      const refused = await browser.ask(url, { method: 'POST', headers, body })
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('not to 10.0.0.7')])
      expect(kidsOf(org)[0]).toBe(first)
    } finally {
      await okta.close()
    }
  })
})
