import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser } from './browser.ts'
import { connect, connectedWorkspace } from './connected-workspace.ts'
import { accessToken, call, connectionBody, enabling, oin } from './express-configuration-client.ts'
import { operatorOf } from './operator.ts'

const issuer = 'http://acme.okta.localhost:4600'
const other = 'http://other.okta.localhost:4600'
let folder: string
let sp: RunningAlpacon

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alpacon-'))
  sp = await startAlpacon({ port: 0, oin, data: folder })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await sp.close()
  await rm(folder, { recursive: true, force: true })
})

const body = (number: number, changes: { issuer?: string; secret?: string } = {}) =>
  connectionBody(sp, { name: `okta-acme-${number}`, issuer, ...changes })

async function approvedWorkspace() {
  const { organization_id, superuser } = await operatorOf(sp).makeWorkspace('acme')
  const token = await accessToken(sp, superuser)
  return { organization: organization_id as string, token, superuser }
}

describe('run again, Express Configuration', () => {
  test('finds what it made: the same connection is not made twice', async () => {
    const { token, organization } = await approvedWorkspace()
    const id = await connect(sp, token, organization, body(1))
    const again = await call(sp, token, 'POST', 'connections', body(2))
    expect(again).toMatchObject({ status: 409, body: { errorCode: 'connection_conflict' } })
    expect(again.body.message).toContain('okta-acme-1')
    expect(await operatorOf(sp).connections('acme')).toMatchObject([{ id, enabled: true }])
  })

  test('changes a connection twice to the same end', async () => {
    const { token, organization } = await approvedWorkspace()
    const id = await connect(sp, token, organization, body(1))
    const { strategy, name, ...change } = body(1, { secret: 'a new secret' })
    const first = await call(sp, token, 'PATCH', `connections/${id}`, change)
    expect(first.status).toBe(200)
    expect(await call(sp, token, 'PATCH', `connections/${id}`, change)).toEqual(first)
    expect(await operatorOf(sp).connections('acme')).toMatchObject([{ id, enabled: true }])
  })

  test('enables a connection once', async () => {
    const { token, organization } = await approvedWorkspace()
    const id = await connect(sp, token, organization, body(1))
    const at = `organizations/${organization}/enabled_connections`
    expect(await call(sp, token, 'POST', at, enabling(id))).toMatchObject({
      status: 409,
      body: { errorCode: 'organization_connection_conflict' },
    })
  })

  test('replaces what an earlier run made and never enabled, also under the same name', async () => {
    const { token } = await approvedWorkspace()
    const ids = []
    for (const number of [1, 2, 2]) {
      const made = await call(sp, token, 'POST', 'connections', body(number))
      expect(made.status).toBe(201)
      ids.push(made.body.id)
    }
    expect(await operatorOf(sp).connections('acme')).toMatchObject([{ id: ids[2], enabled: false }])
  })

  test('leaves one never enabled connection for each Okta org, however many ask at once', async () => {
    const { token } = await approvedWorkspace()
    const asked = [issuer, other].flatMap((issuer, org) =>
      [1, 2, 3].map(number => call(sp, token, 'POST', 'connections', body(10 * org + number, { issuer }))),
    )
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(6).fill(201))
    const issuers = (await operatorOf(sp).connections('acme')).map(({ issuer }: { issuer: string }) => issuer)
    expect(issuers.sort()).toEqual([issuer, other])
  })
})

/** Makes a workspace's file unwritable until the end: what is written first, beside it, has no place. */
async function unwritable(workspace: string) {
  const beside = path.join(folder, `.${workspace}.json.tmp`)
  await mkdir(beside)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  return () => rmdir(beside)
}

const failed = { status: 500, body: { statusCode: 500, errorCode: 'internal' } }

describe('when Alpacon fails in between', () => {
  test('a change leaves the connection as it was, and succeeds when made again', async () => {
    const acme = await connectedWorkspace(sp, issuer)
    const token = await accessToken(sp, acme.superuser)
    const [before] = await acme.connections()
    const { strategy, name, ...change } = connectionBody(sp, { name: 'x', issuer, clientId: '0oanew' })
    const repair = await unwritable(acme.name)
    expect(await call(sp, token, 'PATCH', `connections/${before.id}`, change)).toMatchObject(failed)
    expect(await acme.connections()).toEqual([before])
    await repair()
    expect((await call(sp, token, 'PATCH', `connections/${before.id}`, change)).status).toBe(200)
    expect(await acme.connections()).toMatchObject([{ id: before.id, client_id: '0oanew', enabled: true }])
  })

  test('a replacement leaves the old connection offered, also after a restart', async () => {
    const acme = await connectedWorkspace(sp, issuer)
    const token = await accessToken(sp, acme.superuser, { ticked: { replace: issuer } })
    const { body: made } = await call(sp, token, 'POST', 'connections', body(2, { issuer: other }))
    const before = await acme.connections()
    const repair = await unwritable(acme.name)
    const at = `organizations/${acme.organization}/enabled_connections`
    expect(await call(sp, token, 'POST', at, enabling(made.id))).toMatchObject(failed)
    expect(await acme.connections()).toEqual(before)
    expect((await openBrowser().open(`${acme.url}/sign-in`)).text).toContain('Continue with Okta')
    await repair()
    await sp.close()
    sp = await startAlpacon({ port: 0, oin, data: folder })
    expect(await operatorOf(sp).connections(acme.name)).toEqual(before)
  })

  test('a move to another workspace happens in both or in neither, also after a restart', async () => {
    const from = await connectedWorkspace(sp, issuer)
    const { token, organization } = await approvedWorkspace()
    const { body: made } = await call(sp, token, 'POST', 'connections', body(1))
    const [before] = await from.connections()
    const repair = await unwritable(from.name)
    const at = `organizations/${organization}/enabled_connections`
    expect(await call(sp, token, 'POST', at, enabling(made.id))).toMatchObject(failed)
    const expectBefore = async () => {
      expect(await operatorOf(sp).connections(from.name)).toEqual([before])
      expect(await operatorOf(sp).connections('acme')).toMatchObject([{ id: made.id, enabled: false }])
    }
    await expectBefore()
    await repair()
    await sp.close()
    sp = await startAlpacon({ port: 0, oin, data: folder })
    await expectBefore()
  })
})

test('connections survive a restart with what became of them', async () => {
  const from = await connectedWorkspace(sp, issuer)
  const to = await connectedWorkspace(sp, issuer)
  const before = [await from.connections(), await to.connections()]
  expect(before).toMatchObject([[{ enabled: false }], [{ enabled: true }]])
  await sp.close()
  sp = await startAlpacon({ port: 0, oin, data: folder })
  const operator = operatorOf(sp)
  expect([await operator.connections(from.name), await operator.connections(to.name)]).toEqual(before)
})
