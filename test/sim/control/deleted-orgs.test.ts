import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createApprovals } from '../../../sim/express-configuration/approvals.ts'
import { createAttempts } from '../../../sim/express-configuration/attempts.ts'
import { startOkta } from '../../../sim/index.ts'
import { createConsoleSessions } from '../../../sim/sites/console/console-sessions.ts'
import { codeFor, completeSignIn, userinfo } from '../oidc/relying-party.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { askControl } from './control-client.ts'
import { oktaWithFolder, seed } from './kept-okta.ts'

// Each Okta of its own makes RSA keys, which can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const { okta, newOrg } = oktaOfThisFile()

test('an org that is deleted leaves nothing: address, sessions, exchanges, file', async () => {
  const { kept, files } = await oktaWithFolder()
  const org = await kept.createOrg({ name: 'acme', seed })
  const other = await kept.createOrg({ name: 'blue' })
  const browser = openBrowser()
  await signIn(browser, await browser.open(org.dashboardUrl), 'ann@seeded.example', PASSWORD)
  await fetch(`${other.url}/oauth2/v1/keys`)
  await expect.poll(files).toEqual(['acme.json', 'blue.json'])
  expect(kept.exchanges.list().some(one => one.org === 'acme')).toBe(true)

  expect((await askControl(kept, 'DELETE', '/_sim/orgs/acme')).status).toBe(204)
  expect(await files()).toEqual(['blue.json'])
  expect((await fetch(org.dashboardUrl)).status).toBe(421)
  expect((await fetch(org.adminUrl)).status).toBe(421)
  expect(kept.exchanges.list().filter(one => one.org === 'acme')).toEqual([])
  expect(kept.exchanges.finished().filter(one => one.org === 'acme')).toEqual([])
  expect(kept.exchanges.list().some(one => one.org === 'blue')).toBe(true)

  const again = await kept.createOrg({ name: 'acme' })
  expect(again.apiToken).not.toBe(org.apiToken)
  expect((await browser.open(again.dashboardUrl)).url.pathname).toBe('/login/login.htm')
  await expect.poll(files).toEqual(['acme.json', 'blue.json'])
})

test('an org that was deleted gets no file by being reset or restored afterwards', async () => {
  const { kept, folder } = await oktaWithFolder()
  const org = await kept.createOrg({ name: 'acme', seed })
  org.snapshots.take('seeded')
  await kept.deleteOrg('acme')
  org.reset()
  org.snapshots.restore('seeded')
  await kept.close()
  expect(await readdir(join(folder, 'orgs'))).toEqual([])
})

test('a deletion whose file cannot be removed is an error that names it, and the org is gone', async () => {
  const { kept, folder, files } = await oktaWithFolder()
  await kept.createOrg({ name: 'acme' })
  await expect.poll(files).toEqual(['acme.json'])
  const file = join(folder, 'orgs', 'acme.json')
  await rm(file)
  await mkdir(join(file, 'in-the-way'), { recursive: true })
  await expect(kept.deleteOrg('acme')).rejects.toThrow(`${file} can't be removed`)
  expect(kept.org('acme')).toBeUndefined()
})

test('an org that is made anew at once after its deletion keeps its file', async () => {
  const { kept, folder } = await oktaWithFolder()
  await kept.createOrg({ name: 'acme', seed })
  const [, again] = await Promise.all([kept.deleteOrg('acme'), kept.createOrg({ name: 'acme' })])
  await kept.close()
  const restarted = await startOkta({ port: 0, data: folder })
  onTestFinished(() => restarted.close())
  expect(restarted.org('acme')!.apiToken).toBe(again.apiToken)
})

test('what was begun for one org is forgotten with it, and what was begun for another is not', async () => {
  const [{ org, app }, { org: other, app: others }] = [await newOrg(), await newOrg()]
  const [attempts, approvals, consoles] = [createAttempts(), createApprovals(), createConsoleSessions()]
  const theirs = attempts.start(other, others, 'sid')
  attempts.start(org, app, 'sid')
  const expiresAt = Date.now() + 60_000
  for (const [of, to] of [
    [org, app],
    [other, others],
  ] as const) {
    approvals.keep({ org: of, app: to, expiresAt } as Parameters<typeof approvals.keep>[0])
    consoles.handOver(of, 'sid')
  }
  for (const one of [attempts, approvals, consoles]) one.forget(org)
  expect([attempts.size(), approvals.size(), consoles.size()]).toEqual([1, 1, 1])
  expect(attempts.orgOf(theirs.state)).toBe(other)
  expect([approvals.of(app), approvals.of(others)?.org]).toEqual([undefined, other])
})

test('a token of an org that is deleted is nothing to one of the same name', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, app, ann)
  const { access_token } = await completeSignIn(begun, callback)
  expect((await userinfo(org, access_token)).status).toBe(200)
  await okta().deleteOrg(org.name)
  const again = await okta().createOrg({ name: org.name })
  expect((await userinfo(again, access_token)).status).toBe(401)
})
