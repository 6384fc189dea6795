import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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
