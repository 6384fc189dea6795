import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createSnapshots } from '../../../sim/control/snapshots.ts'
import { startOkta } from '../../../sim/index.ts'
import { codeFor, completeSignIn, userinfo } from '../oidc/relying-party.ts'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { askControl } from './control-client.ts'

// Each Okta of its own makes RSA keys, which can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const { okta, newOrg } = oktaOfThisFile()

async function assigned() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return made
}

test('a restored org has the people, groups and apps that it had, with the same ids', async () => {
  const { org, ann, app } = await assigned()
  const at = `/_sim/orgs/${org.name}/snapshots`
  expect((await askControl(okta(), 'POST', at, { name: 'before' })).status).toBe(201)
  const before = structuredClone(org.model.state)
  org.createGroup({ name: 'Sales' })
  org.model.users.deactivate(ann)
  org.model.users.delete(ann)
  org.model.applications.updateSettings(app, { label: 'Renamed' })
  expect((await askControl(okta(), 'POST', `${at}/before/restore`)).status).toBe(200)
  expect(org.model.state).toEqual(before)
  expect(okta().org(org.name)).toBe(org)
  const restored = org.model.users.get(ann.id)
  expect((await codeFor(org, org.model.applications.get(app.id), restored)).code).toMatch(/\S/)
})

test('a snapshot can be restored again and again: what is done to a restored org is not done to it', async () => {
  const { org, ann } = await assigned()
  org.snapshots.take('before')
  for (const round of [1, 2, 3]) {
    expect([round, org.model.users.get(ann.id).status]).toEqual([round, 'ACTIVE'])
    org.model.users.suspend(org.model.users.get(ann.id))
    org.snapshots.restore('before')
  }
  expect(org.model.users.get(ann.id).status).toBe('ACTIVE')
})

test('a snapshot survives a reset, so that one seeded org serves many tests', async () => {
  const { org, ann } = await assigned()
  org.snapshots.take('seeded')
  org.reset()
  expect(org.model.users.find(ann.id)).toBeUndefined()
  org.snapshots.restore('seeded')
  expect(org.model.users.get(ann.id).profile.login).toBe(ann.profile.login)
})

test('sessions, codes and tokens come back with it; what was issued since is nothing', async () => {
  const { org, ann, app } = await assigned()
  const { begun, callback, browser } = await codeFor(org, app, ann)
  org.snapshots.take('signed-in')
  const tokens = await completeSignIn(begun, callback)
  expect((await userinfo(org, tokens.access_token)).status).toBe(200)
  org.reset()
  expect((await browser.open(org.dashboardUrl)).url.pathname).toBe('/login/login.htm')

  org.snapshots.restore('signed-in')
  expect((await userinfo(org, tokens.access_token)).status).toBe(401)
  expect((await browser.open(org.dashboardUrl)).url.pathname).toBe('/app/UserHome')
  // The code had not been redeemed then.
  expect((await completeSignIn(begun, callback)).claims()?.sub).toBe(ann.id)
})

test('the System Log is what it was, and goes on with numbers that were never used', async () => {
  const { org } = await newOrg()
  org.snapshots.take('before')
  const log = [...org.model.systemLog.list()]
  org.createGroup({ name: 'Sales' })
  const { sequence } = org.model.systemLog.list().at(-1)!
  org.snapshots.restore('before')
  expect(org.model.systemLog.list()).toEqual(log)
  org.createGroup({ name: 'Support' })
  expect(eventsOf(org, 'group.lifecycle.create').map(({ target }) => target)).toEqual([['Support']])
  expect(org.model.systemLog.list().at(-1)!.sequence).toBeGreaterThan(sequence)
})

test('keys and the clock stay as they are, and a session that has expired by then stays expired', async () => {
  const { org, ann } = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  org.snapshots.take('signed-in')
  await org.rotateKeys()
  const { kid } = org.authorizationServers.signingKey()
  org.moveClock({ offsetSeconds: 3 * 3600 })
  org.snapshots.restore('signed-in')
  expect([org.model.offsetSeconds(), org.authorizationServers.signingKey().kid]).toEqual([3 * 3600, kid])
  org.moveClock({ offsetSeconds: 0 })
  expect((await browser.open(org.dashboardUrl)).url.pathname).toBe('/login/login.htm')
})

test('a snapshot of the same name takes the place of the old one; one that is deleted is gone', async () => {
  const { org } = await newOrg()
  const at = `/_sim/orgs/${org.name}/snapshots`
  org.snapshots.take('a')
  org.createGroup({ name: 'Sales' })
  await askControl(okta(), 'POST', at, { name: 'a' })
  await askControl(okta(), 'POST', at, { name: 'b' })
  const names = async () => {
    const { body } = await askControl(okta(), 'GET', at)
    return (body.snapshots as { name: string }[]).map(({ name }) => name)
  }
  expect(await names()).toEqual(['a', 'b'])
  org.reset()
  org.snapshots.restore('a')
  expect(org.model.groups.byName('Sales')).toBeDefined()
  expect((await askControl(okta(), 'DELETE', `${at}/a`)).status).toBe(204)
  expect(await names()).toEqual(['b'])
  const gone = await askControl(okta(), 'POST', `${at}/a/restore`)
  expect([gone.status, gone.body.error?.next]).toEqual([404, 'There are "b".'])
})

test('the fifty-first snapshot is a conflict, and one of those that are there can be taken anew', () => {
  const kept = createSnapshots({ now: () => new Date(), take: () => ({}) as never, restore: () => undefined })
  for (let index = 0; index < 50; index++) kept.take(`s${index}`)
  expect(() => kept.take('one-more')).toThrow(expect.objectContaining({ code: 'conflict' }))
  expect(kept.take('s7').name).toBe('s7')
  expect(kept.list()).toHaveLength(50)
})

test('a restored org is what its file holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oin-sim-snapshots-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const first = await startOkta({ port: 0, data: folder })
  const org = await first.createOrg({ name: 'acme', seed: { groups: [{ name: 'Sales' }] } })
  org.snapshots.take('seeded')
  org.reset()
  org.snapshots.restore('seeded')
  org.createGroup({ name: 'After' })
  await first.close()
  const second = await startOkta({ port: 0, data: folder })
  onTestFinished(() => second.close())
  const kept = second.org('acme')!
  expect(kept.model.groups.list().map(({ profile }) => profile.name)).toEqual(['Everyone', 'Sales', 'After'])
  expect(kept.snapshots.list()).toEqual([])
})
