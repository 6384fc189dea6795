import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder as lockOfOkta } from '../../../sim/storage/folder-lock.ts'
import { lockFolder as lockOfAlpacon } from '../../../sp/storage/folder-lock.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oin-sim-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lock = () => join(folder, '.lock')
const leave = (content: string) => writeFileSync(lock(), content)
const left = (changes: object) =>
  leave(JSON.stringify({ pid: process.ppid, host: hostname(), began: null, ...changes }))

describe.each([
  ['Okta', lockOfOkta],
  ['Alpacon', lockOfAlpacon],
])('the lock of %s', (_, lockFolder) => {
  test('says who has the folder, and is gone when it is given free', () => {
    const release = lockFolder(folder)
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
    release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is had once in a process', () => {
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}, which is this very one`)
    release()
    lockFolder(folder)()
  })

  test('of a process that runs is respected', () => {
    left({})
    expect(() => lockFolder(folder)).toThrow(
      `The data folder ${folder} is in use by process ${process.ppid}: only one can write to it at a time. End that process, or choose another data folder.`,
    )
    expect(readdirSync(folder)).toEqual(['.lock'])
  })

  test('of another machine is respected, since nobody can look whether it runs', () => {
    left({ host: 'elsewhere.example' })
    expect(() => lockFolder(folder)).toThrow(
      `process ${process.ppid} on elsewhere.example: only one can write to it at a time. End it there; if it or that machine is no more, remove ${lock()}`,
    )
    expect(existsSync(lock())).toBe(true)
  })

  test.each([
    ['of a process that is no more', () => left({ pid: 2 ** 22 + 1 })],
    ['of an earlier process with the number of this one', () => left({ pid: process.pid })],
    ['that says nothing', () => leave('')],
    ['that holds something else', () => leave('{"pid":"me"}')],
  ])('%s is taken over', (_what, leaveIt) => {
    leaveIt()
    const release = lockFolder(folder)
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid })
    expect(readdirSync(folder)).toEqual(['.lock'])
    release()
  })

  test.runIf(process.platform === 'linux')(
    'of an earlier process with the number of another is taken over',
    () => {
      left({ began: 'another boot 1' })
      lockFolder(folder)()
      expect(readdirSync(folder)).toEqual([])
    },
  )
})
