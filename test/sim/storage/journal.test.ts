import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOrgModel, emptyOrgState, type OrgModel } from '../../../sim/org/org.ts'
import type { OrgState } from '../../../sim/org/state.ts'
import { openStorage, type Storage } from '../../../sim/storage/storage.ts'

let folder: string
const open: Storage[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oin-sim-journal-'))
})

afterEach(async () => {
  await Promise.allSettled(open.splice(0).map(storage => storage.close()))
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, 'orgs', name)
const files = () => readdirSync(join(folder, 'orgs')).sort()

const isBeingWritten = () => files().some(name => name.endsWith('.part'))

async function openFolder(): Promise<Storage> {
  const storage = await openStorage(folder)
  open.push(storage)
  return storage
}

/** What a kill leaves: everything that was written, and the lock of a process that is no more. */
function killed(storage: Storage): void {
  open.splice(open.indexOf(storage), 1)
  const kept = join(tmpdir(), `${folder.split('/').at(-1)}-killed`)
  rmSync(kept, { recursive: true, force: true })
  copy(folder, kept)
  folder = kept
}

function copy(from: string, to: string): void {
  // A copy has all that was written, as another process would find it; the first one goes on in vain.
  cpSync(from, to, { recursive: true, filter: path => !path.endsWith('.lock') })
}

/** An org that is kept: its model tells the storage what changes. */
function keptOrg(storage: Storage, state = emptyOrgState('acme')): OrgModel {
  const model = createOrgModel(state, { changed: change => storage.changed(state, change) })
  if (!storage.states().includes(state)) storage.keep(state)
  return model
}

const newPerson = (org: OrgModel, number: number) =>
  org.users.create({ profile: { login: `p${number}@acme.example`, firstName: 'P', lastName: 'Q' } })

const foundState = async (): Promise<OrgState> => (await openFolder()).states()[0]!

test('what changed together is one line, which is there before anything is awaited', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  const group = org.groups.create({ name: 'Engineering' })
  org.groups.addMember(group, newPerson(org, 1))
  storage.demandKept()
  const lines = readFileSync(at('acme.1.journal'), 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(2)
  expect(JSON.parse(lines[0]!)).toEqual({ version: 2 })
  expect(JSON.parse(lines[1]!).map(([act]: [string]) => act)).toEqual(['put', 'put', 'join'])
})

test('what was killed is there again, and goes on in a part of its own', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  newPerson(org, 1)
  storage.demandKept()
  killed(storage)
  const second = await openFolder()
  const again = keptOrg(second, second.states()[0])
  expect(again.state).toEqual(org.state)
  newPerson(again, 2)
  second.demandKept()
  expect(files()).toEqual(['acme.1.journal', 'acme.2.journal', 'acme.json'])
  killed(second)
  expect(await foundState()).toEqual(again.state)
})

test('a last line without its end was not acknowledged, and counts for nothing', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  newPerson(org, 1)
  storage.demandKept()
  killed(storage)
  const whole = readFileSync(at('acme.1.journal'), 'utf8')
  const [, line = ''] = whole.split('\n')
  for (const length of [1, line.length - 1, line.length]) {
    writeFileSync(at('acme.1.journal'), whole + line.slice(0, length))
    const again = await openFolder()
    expect(again.states()[0]).toEqual(org.state)
    // What comes after it is not hung on to it.
    newPerson(keptOrg(again, again.states()[0]), 2)
    again.demandKept()
    killed(again)
    expect(Object.keys((await foundState()).users)).toHaveLength(2)
    killed(open[0]!)
    rmSync(at('acme.2.journal'))
  }
})

const damages: [what: string, line: string, complaint: RegExp][] = [
  ['no JSON', '[["put"', /acme\.1\.journal is damaged: line 3 is no JSON/],
  ['no change', '[["paint","red"]]', /acme\.1\.journal is damaged at line 3/],
  ['a record that is none', '[["put","users",{"id":"00u"}]]', /acme\.1\.journal is damaged at line 3/],
]

test.each(damages)(
  'a line that is %s is named, and everything is left as it was',
  async (_, line, complaint) => {
    const storage = await openFolder()
    newPerson(keptOrg(storage), 1)
    storage.demandKept()
    killed(storage)
    appendFileSync(at('acme.1.journal'), `${line}\n`)
    const before = readFileSync(at('acme.1.journal'), 'utf8')
    await expect(openFolder()).rejects.toThrow(complaint)
    await expect(openFolder()).rejects.toThrow('move it away with its journal')
    expect(readFileSync(at('acme.1.journal'), 'utf8')).toBe(before)
  },
)

test('a journal of another version says what to do', async () => {
  const storage = await openFolder()
  newPerson(keptOrg(storage), 1)
  storage.demandKept()
  killed(storage)
  writeFileSync(at('acme.1.journal'), '{"version":999}\n')
  await expect(openFolder()).rejects.toThrow('is of version 999, and this program reads 2 only')
})

test('a whole state takes the place of the one before, with what changed since', async () => {
  const storage = await openFolder()
  const before = keptOrg(storage)
  newPerson(before, 1)
  const after = emptyOrgState('acme')
  const model = createOrgModel(after, { changed: change => storage.changed(after, change) })
  storage.keep(after)
  newPerson(model, 2)
  // Somebody still has the model of before.
  newPerson(before, 3)
  storage.demandKept()
  killed(storage)
  expect(await foundState()).toEqual(after)
})

test('an org that is dropped is gone, and its journal says nothing to one of the same name', async () => {
  const storage = await openFolder()
  newPerson(keptOrg(storage), 1)
  storage.demandKept()
  const journal = readFileSync(at('acme.1.journal'), 'utf8')
  storage.drop('acme')
  expect(files()).toEqual([])
  // As a kill in the middle of it would leave it.
  writeFileSync(at('acme.1.journal'), journal)
  const other = keptOrg(storage)
  killed(storage)
  expect(await foundState()).toEqual(other.state)
})

test('a long journal is made part of the file beside the changes, which go on', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  const group = org.groups.create({ name: 'Engineering' })
  let number = 0
  const change = () => {
    const user = newPerson(org, number)
    number += 1
    org.groups.addMember(group, user)
    if (number % 3 === 0) org.groups.removeMember(group, user)
    if (number % 5 === 0) {
      org.users.deactivate(user)
      org.users.delete(user)
    }
    storage.demandKept()
  }
  while (!isBeingWritten()) {
    change()
    if (number % 100 === 0) await new Promise(setImmediate)
  }
  // People come and go meanwhile.
  while (existsSync(at('acme.1.journal'))) {
    change()
    await new Promise(setImmediate)
  }
  expect(readFileSync(at('acme.json'), 'utf8')).toContain('p100@acme.example')
  killed(storage)
  expect(await foundState()).toEqual(org.state)
})

test('a kill while the file is being written anew loses nothing', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  let number = 0
  while (!isBeingWritten()) {
    newPerson(org, number)
    number += 1
    storage.demandKept()
    if (number % 100 === 0) await new Promise(setImmediate)
  }
  newPerson(org, number)
  storage.demandKept()
  killed(storage)
  expect(await foundState()).toEqual(org.state)
})

test('an org that is dropped while its file is being written anew does not come back', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  for (let number = 0; !isBeingWritten(); number += 1) {
    newPerson(org, number)
    storage.demandKept()
    if (number % 100 === 0) await new Promise(setImmediate)
  }
  storage.drop('acme')
  await expect.poll(isBeingWritten).toBe(false)
  expect(files()).toEqual([])
})

test('whoever removes the files of an org that is kept gets them again, whole', async () => {
  const storage = await openFolder()
  const org = keptOrg(storage)
  newPerson(org, 1)
  storage.demandKept()
  for (const name of files()) rmSync(at(name))
  newPerson(org, 2)
  storage.demandKept()
  killed(storage)
  expect(await foundState()).toEqual(org.state)
})
