import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAlpacon } from '../../sp/index.ts'
import { createExpiringMap } from '../../sp/storage/expiring-map.ts'
import { openBrowser } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import { oin } from './express-configuration-client.ts'
import { startOktaStandIn } from './okta-stand-in.ts'
import { operatorOf } from './operator.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alpacon-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const start = () => startAlpacon({ port: 0, oin, data: folder })

test('workspaces, users and connections are there again after a restart', async () => {
  const first = await start()
  const acme = await connectedWorkspace(first, 'http://acme.okta.localhost:4600')
  const before = { users: await acme.users(), connections: await acme.connections() }
  await first.close()

  expect(await readdir(folder)).toEqual([`${acme.name}.json`])
  const second = await start()
  const operator = operatorOf(second)
  expect(await operator.users(acme.name)).toEqual(before.users)
  expect(await operator.connections(acme.name)).toEqual(before.connections)
  expect((await operator.call('GET', `workspaces/${acme.name}`)).body.organization_id).toBe(acme.organization)
  await second.close()
})

test('a deleted workspace is gone from the folder, and stays gone after a restart', async () => {
  const first = await start()
  const operator = operatorOf(first)
  for (const name of ['kept', 'passing']) await operator.makeWorkspace(name)
  await fetch(`${first.url}/api/operator/workspaces/passing`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${first.operatorToken}` },
  })
  await first.close()
  expect(await readdir(folder)).toEqual(['kept.json'])
  const second = await start()
  expect((await operatorOf(second).call('GET', 'workspaces')).body).toHaveLength(1)
  await second.close()
})

test('after a restart people sign in as before, from the front page and by the tile', async () => {
  const first = await start()
  const redirectUri = first.integration.redirectUris[0] ?? ''
  const client = { clientId: '0oaclient', clientSecret: 'a secret', redirectUri }
  const okta = await startOktaStandIn({ name: 'acme-okta', ...client })
  const acme = await connectedWorkspace(first, okta.issuer)
  await acme.continueWithOkta()
  await first.close()

  const second = await startAlpacon({ port: Number(new URL(first.url).port), oin, data: folder })
  const browser = openBrowser()
  const screen = await browser.press(await browser.open(second.url), 'Continue', { workspace: acme.name })
  expect((await browser.press(screen, 'Continue with Okta')).url.href).toBe(`${acme.url}/`)
  expect((await openBrowser().open(acme.tile())).url.href).toBe(`${acme.url}/`)
  const [address = '', query] = acme.tile().split('?')
  const posted = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(query),
    redirect: 'manual',
  })
  expect(posted.headers.get('location')).toMatch(`${acme.url}/sign-in/okta?`)
  expect(await operatorOf(second).users(acme.name)).toHaveLength(2)
  await Promise.all([second.close(), okta.close()])
})

test('no file holds a password', async () => {
  const sp = await start()
  await operatorOf(sp).makeWorkspace('acme')
  await sp.close()
  expect(await readFile(path.join(folder, 'acme.json'), 'utf8')).not.toContain('correct horse')
})

test('many changes at once leave the last state, whole', async () => {
  const sp = await start()
  const operator = operatorOf(sp)
  await operator.makeWorkspace('acme')
  const person = { password: 'correct horse', first_name: 'P', last_name: 'Q', role: 'user' }
  const add = (_: unknown, number: number) =>
    operator.call('POST', 'workspaces/acme/members', { ...person, email: `p${number}@example.test` })
  await Promise.all(Array.from({ length: 20 }, add))
  await sp.close()
  expect(JSON.parse(await readFile(path.join(folder, 'acme.json'), 'utf8')).users).toHaveLength(21)
  expect(await readdir(folder)).toEqual(['acme.json'])
})

async function wholeFile(): Promise<string> {
  const sp = await start()
  await operatorOf(sp).makeWorkspace('acme')
  await sp.close()
  return readFile(path.join(folder, 'acme.json'), 'utf8')
}

test.each([
  ['cut off', (text: string) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['something else', () => '{"name":"acme"}'],
  ['another workspace', (text: string) => text.replace('"name": "acme"', '"name": "beta"')],
])('a file that is %s is named and left as it is', async (_what, spoil) => {
  const file = path.join(folder, 'acme.json')
  const spoilt = spoil(await wholeFile())
  await writeFile(file, spoilt)
  await expect(start()).rejects.toThrow(`The workspace file ${file} can't be used`)
  expect(await readFile(file, 'utf8')).toBe(spoilt)
  expect(await readdir(folder)).toEqual(['acme.json'])
})

test('what visitors cause to be remembered is bounded and ends', () => {
  let time = 0
  const map = createExpiringMap<number>({ max: 3, now: () => time })
  for (let number = 1; number <= 5; number++) map.set(`k${number}`, number, 100)
  expect(map.size).toBe(3)
  expect([map.get('k2'), map.get('k3'), map.get('k5')]).toEqual([undefined, 3, 5])
  expect([map.take('k3'), map.take('k3')]).toEqual([3, undefined])
  time = 100
  expect(map.get('k5')).toBeUndefined()
})

test('two processes on one folder: the second is told who has it, and the first goes on', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow(`The data folder ${folder} is in use by process ${process.pid}`)
  expect((await operatorOf(first).makeWorkspace('acme')).name).toBe('acme')
  await first.close()
  await (await start()).close()
})

test('what cannot be kept is answered as an error with its cause, and is kept at the end where it can be', async () => {
  const sp = await start()
  const operator = operatorOf(sp)
  await operator.makeWorkspace('acme')
  const before = await readFile(path.join(folder, 'acme.json'), 'utf8')
  // A folder where the file is written beside: no user, root neither, can write to it.
  const beside = path.join(folder, '.acme.json.tmp')
  await mkdir(beside)
  const refused = await operator.call('PATCH', 'workspaces/acme', { plan: 'Free' })
  expect(refused).toMatchObject({ status: 500, body: { error: 'internal' } })
  expect(refused.body.message).toContain('What was changed could not be kept.')
  expect(refused.body.message).toContain(`${path.join(folder, 'acme.json')} can't be written`)
  expect(await readFile(path.join(folder, 'acme.json'), 'utf8')).toBe(before)
  await rm(beside, { recursive: true })
  await sp.close()
  expect(JSON.parse(await readFile(path.join(folder, 'acme.json'), 'utf8')).plan).toBe('Free')
})

test('a workspace that cannot be kept is not made, and can be made once that works', async () => {
  const sp = await start()
  const operator = operatorOf(sp)
  const beside = path.join(folder, '.acme.json.tmp')
  await mkdir(beside)
  expect((await operator.makeWorkspace('acme')).error).toBe('internal')
  expect((await operator.call('GET', 'workspaces/acme')).status).toBe(404)
  await rm(beside, { recursive: true })
  expect((await operator.makeWorkspace('acme')).name).toBe('acme')
  await sp.close()
  expect(await readdir(folder)).toEqual(['acme.json'])
})

test('a sign-in that cannot be kept is no sign-in, and is not blamed on Okta', async () => {
  const sp = await start()
  const redirectUri = sp.integration.redirectUris[0] ?? ''
  const okta = await startOktaStandIn({
    name: 'acme-okta',
    clientId: '0oaclient',
    clientSecret: 'a secret',
    redirectUri,
  })
  const acme = await connectedWorkspace(sp, okta.issuer)
  const beside = path.join(folder, `.${acme.name}.json.tmp`)
  await mkdir(beside)
  const { browser, page } = await acme.continueWithOkta()
  expect(page.status).toBe(500)
  expect(page.text).toContain('Something went wrong')
  expect((await browser.whoami(acme.url)).status).not.toBe(200)
  await rm(beside, { recursive: true })
  expect((await acme.continueWithOkta()).page.url.href).toBe(`${acme.url}/`)
  await Promise.all([sp.close(), okta.close()])
})
