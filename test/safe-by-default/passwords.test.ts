import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOkta } from '../../sim/index.ts'
import { startAlpacon } from '../../sp/index.ts'
import { operatorOf } from '../sp/operator.ts'

const PASSWORD = 'Never-To-Be-Written-Down-9'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-passwords-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('no file of either server holds a password, in clear or in base64', async () => {
  const okta = await startOkta({ port: 0, data: join(folder, 'okta') })
  const sp = await startAlpacon({ port: 0, oin: okta.oin, data: join(folder, 'alpacon') })
  const org = await okta.createOrg({ name: 'kept' })
  org.createUser({ firstName: 'Ann', lastName: 'Jones', login: 'ann@kept.example', password: PASSWORD })
  const superuser = { email: 'olga@kept.example', password: PASSWORD, first_name: 'Olga', last_name: 'Owner' }
  await operatorOf(sp).makeWorkspace('kept', { superuser })
  await sp.close()
  await okta.close()

  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
  )
  const all = texts.join('\n')
  expect(all).toContain('ann@kept.example')
  expect(all).toContain('olga@kept.example')
  for (const form of [
    PASSWORD,
    Buffer.from(PASSWORD).toString('base64'),
    Buffer.from(PASSWORD).toString('hex'),
  ]) {
    expect(all).not.toContain(form)
  }
})
