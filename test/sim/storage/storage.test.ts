import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Okta, startOkta } from '../../../sim/index.ts'
import { addDesk, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { integration } from '../org/model.ts'

let folder: string
const running: Okta[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-storage-'))
})

afterEach(async () => {
  await Promise.allSettled(running.splice(0).map(okta => okta.close()))
  await rm(folder, { recursive: true })
})

async function start(port = 0): Promise<Okta> {
  const okta = await startOkta({ port, data: folder })
  running.push(okta)
  okta.publish(integration)
  return okta
}

async function stop(okta: Okta) {
  running.splice(running.indexOf(okta), 1)
  await okta.close()
}

const fileOf = (name: string) => join(folder, 'orgs', `${name}.json`)
const journalOf = (name: string) => join(folder, 'orgs', `${name}.1.journal`)

/** An org on disk, as a run leaves it: Ann may use the app by her group. */
async function keptOrg() {
  const okta = await start()
  const org = await okta.createOrg({ name: 'acme' })
  const login = 'ann@acme.example'
  const ann = org.createUser({ firstName: 'Ann', lastName: 'Jones', login, password: PASSWORD })
  const group = org.createGroup({ name: 'Engineering' })
  org.addToGroup(group.id, ann.id)
  org.model.assignments.assignGroup(addDesk(org), group)
  const state = structuredClone(org.model.state)
  await stop(okta)
  return { state, login }
}

test('an org is there again after a restart: people with their passwords, groups, apps, assignments', async () => {
  const { state, login } = await keptOrg()
  const okta = await start()
  const org = okta.org('acme')!
  expect(org.model.state).toEqual(state)
  const browser = openBrowser()
  const dashboard = await signIn(browser, await browser.open(org.dashboardUrl), login, PASSWORD)
  expect(dashboard.text).toContain('data-app="acme_desk"')
})

test('a restart signs everybody out', async () => {
  const { login } = await keptOrg()
  const first = await start()
  const browser = openBrowser()
  await signIn(browser, await browser.open(first.org('acme')!.dashboardUrl), login, PASSWORD)
  const { port } = first
  await stop(first)
  const second = await start(port)
  const page = await browser.open(second.org('acme')!.dashboardUrl)
  expect(page.url.pathname).toBe('/login/login.htm')
})

test('what changes is in the journal while it runs, and in the file once it ended', async () => {
  await keptOrg()
  const okta = await start()
  okta.org('acme')!.createGroup({ name: 'Sales' })
  await expect.poll(() => readFile(journalOf('acme'), 'utf8').catch(() => '')).toContain('Sales')
  expect(await readFile(fileOf('acme'), 'utf8')).not.toContain('Sales')
  await stop(okta)
  expect(await readFile(fileOf('acme'), 'utf8')).toContain('Sales')
  expect(await readdir(join(folder, 'orgs'))).toEqual(['acme.json'])
})

test('every org has a file of its own', async () => {
  const okta = await start()
  await okta.createOrg({ name: 'acme' })
  await okta.createOrg({ name: 'blue' })
  await stop(okta)
  expect((await readdir(join(folder, 'orgs'))).sort()).toEqual(['acme.json', 'blue.json'])
})

test('an org that is not touched leaves its file as it was', async () => {
  await keptOrg()
  // Laid out otherwise than this program would, so that rewriting it would show.
  const compact = JSON.stringify(JSON.parse(await readFile(fileOf('acme'), 'utf8')))
  await writeFile(fileOf('acme'), compact)
  await stop(await start())
  expect(await readFile(fileOf('acme'), 'utf8')).toBe(compact)
})

const damages: [what: string, damage: (text: string) => string, complaint: string][] = [
  ['cut off', text => text.slice(0, text.length / 2), 'may be cut off'],
  ['empty', () => '', 'may be cut off'],
  ['of other JSON', () => '{"hello":"world"}', 'does not hold an org'],
  ['a list', () => '[]', 'does not hold an org'],
  ['with an unknown status', text => text.replace('"ACTIVE"', '"ASLEEP"'), 'status'],
  ['with a member missing', text => text.replace('"secret"', '"secrets"'), 'secret'],
]

test.each(damages)('a file that is %s is named, and left as it was', async (_, damage, complaint) => {
  await keptOrg()
  const damaged = damage(await readFile(fileOf('acme'), 'utf8'))
  await writeFile(fileOf('acme'), damaged)
  const failure = await start().catch((error: Error) => error)
  expect(failure).toBeInstanceOf(Error)
  expect((failure as Error).message).toContain(fileOf('acme'))
  expect((failure as Error).message).toContain(complaint)
  expect((failure as Error).message).toContain('The file was left as it was.')
  expect(await readFile(fileOf('acme'), 'utf8')).toBe(damaged)
})

test('a file that a newer version wrote is named with its version, and left as it was', async () => {
  await keptOrg()
  const newer = JSON.stringify({ ...JSON.parse(await readFile(fileOf('acme'), 'utf8')), version: 999 })
  await writeFile(fileOf('acme'), newer)
  await expect(start()).rejects.toThrow(
    `${fileOf('acme')} is of version 999, and this program reads versions up to 2`,
  )
  expect(await readFile(fileOf('acme'), 'utf8')).toBe(newer)
})

test('a file without a version is read, and gets one once something changes', async () => {
  const { state } = await keptOrg()
  const { version: _, ...old } = JSON.parse(await readFile(fileOf('acme'), 'utf8'))
  await writeFile(fileOf('acme'), JSON.stringify(old))
  const okta = await start()
  expect(okta.org('acme')!.model.state).toEqual(state)
  okta.org('acme')!.createGroup({ name: 'Sales' })
  await stop(okta)
  expect(JSON.parse(await readFile(fileOf('acme'), 'utf8'))).toMatchObject({ version: 2, name: 'acme' })
})

test('a port that is taken is an error, and leaves the files alone', async () => {
  await keptOrg()
  const okta = await startOkta({ port: 0 })
  running.push(okta)
  const before = await readFile(fileOf('acme'))
  await expect(startOkta({ port: okta.port, data: folder })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  expect(await readFile(fileOf('acme'))).toEqual(before)
})

test('where a folder for orgs cannot be made, the start fails and says where', async () => {
  await writeFile(join(folder, 'taken'), '')
  await expect(startOkta({ port: 0, data: join(folder, 'taken') })).rejects.toThrow(join(folder, 'taken'))
})

test('what cannot be written is told, is written once it can be, and is an error at the end', async () => {
  const okta = await start()
  const org = await okta.createOrg({ name: 'acme' })
  const orgs = join(folder, 'orgs')
  async function block() {
    await rm(orgs, { recursive: true })
    await writeFile(orgs, 'in the way')
  }
  const warning = once(process, 'warning')
  await block()
  org.createGroup({ name: 'Sales' })
  expect((await warning)[0]).toMatchObject({
    message: expect.stringContaining(`${fileOf('acme')} can't be written`),
  })
  await rm(orgs)
  await mkdir(orgs)
  await expect
    .poll(() => readFile(fileOf('acme'), 'utf8').catch(() => ''), { timeout: 10_000 })
    .toContain('Sales')
  await block()
  org.createGroup({ name: 'Support' })
  running.length = 0
  await expect(okta.close()).rejects.toThrow(`${fileOf('acme')} can't be written`)
})

test('without a folder nothing is there after a restart', async () => {
  const okta = await startOkta({ port: 0 })
  running.push(okta)
  await okta.createOrg({ name: 'acme' })
  await stop(okta)
  const next = await startOkta({ port: 0 })
  running.push(next)
  expect(next.orgs()).toEqual([])
})
