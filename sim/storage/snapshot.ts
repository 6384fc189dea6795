import { renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LowSync } from 'lowdb'
import { DataFileSync } from 'lowdb/node'
import type { Group, OrgState } from '../org/state.ts'
import { refusedByDisk } from './data-error.ts'
import { orgFile } from './org-file.ts'
import type { RecordKeys } from './record-keys.ts'

/** How long the file is written at one go before requests have their turn, and how much of it is kept until then. */
const TURN_MS = 5
const PIECE = 1 << 16

/** The members that hold many records, each of which is written on a line of its own. */
const MANY = ['users', 'groups', 'applications', 'assignments', 'groupAssignments', 'groupRules'] as const

/**
 * An org's file as text, in pieces. Each record is read when its piece is asked for: what changes in between is in the
 * journal, and made again over what was read.
 */
export function* orgFileText(state: OrgState, keys: RecordKeys): Generator<string> {
  let separator = '{'
  for (const [name, value] of Object.entries(orgFile(state))) {
    if (value === undefined) continue
    yield `${separator}\n${JSON.stringify(name)}: `
    separator = ','
    if (isMany(name)) yield* Array.isArray(value) ? listText(value) : recordsText(name, value, keys)
    else yield JSON.stringify(value)
  }
  yield '\n}\n'
}

const isMany = (name: string): boolean => (MANY as readonly string[]).includes(name)

function* listText(records: readonly object[]): Generator<string> {
  // Those of now: records that go meanwhile must not make it pass over one that stays.
  for (const [index, record] of [...records].entries()) {
    yield `${index === 0 ? '[' : ','}\n  ${JSON.stringify(record)}`
  }
  yield records.length === 0 ? '[]' : '\n]'
}

function* recordsText(name: string, records: Record<string, object>, keys: RecordKeys): Generator<string> {
  let separator = '{'
  for (const id of name === 'users' ? keys.users() : Object.keys(records)) {
    const record = records[id]
    if (!record) continue
    yield `${separator}\n  ${JSON.stringify(id)}: `
    separator = ','
    if (name === 'groups' && 'members' in record) yield* groupText(record as Group, keys.members(id))
    else yield JSON.stringify(record)
  }
  yield separator === '{' ? '{}' : '\n}'
}

/** A group may have a hundred thousand members. */
function* groupText({ members: _, ...group }: Group, members: Iterable<string>): Generator<string> {
  yield `${JSON.stringify(group).slice(0, -1)},"members":{`
  let separator = ''
  for (const id of members) {
    yield `${separator}${JSON.stringify(id)}:true`
    separator = ','
  }
  yield '}}'
}

/** Writes an org's file whole, at once. It is written beside and renamed. Throws DataError; the file is as it was then. */
export function writeOrgFile(path: string, state: OrgState, keys: RecordKeys): void {
  const file = new DataFileSync<OrgState>(path, {
    parse: JSON.parse,
    stringify: state => [...orgFileText(state, keys)].join(''),
  })
  try {
    new LowSync(file, state).write()
  } catch (cause) {
    removeLeftover(join(dirname(path), `.${basename(path)}.tmp`))
    throw refusedByDisk(path, 'written', cause)
  }
}

/**
 * Writes an org's file in turns, so that requests are answered in between; the file is put in place at the end, unless
 * `isWanted` says no by then. Resolves with whether it was. Rejects with DataError; the file is as it was then.
 */
export async function writeOrgFileInTurns(
  path: string,
  { state, keys }: { state: OrgState; keys: RecordKeys },
  isWanted: () => boolean,
): Promise<boolean> {
  const beside = join(dirname(path), `.${basename(path)}.part`)
  try {
    const file = await open(beside, 'w')
    try {
      let text = ''
      let began = performance.now()
      for (const piece of orgFileText(state, keys)) {
        text += piece
        const isLong = text.length >= PIECE
        if (!isLong && performance.now() - began < TURN_MS) continue
        if (!isWanted()) break
        await file.writeFile(text)
        text = ''
        began = performance.now()
      }
      await file.writeFile(text)
    } finally {
      await file.close()
    }
    if (!isWanted()) {
      removeLeftover(beside)
      return false
    }
    renameSync(beside, path)
    return true
  } catch (cause) {
    removeLeftover(beside)
    throw refusedByDisk(path, 'written', cause)
  }
}

/** Removes what was written beside the file, where it can be: nobody reads it, and what went wrong before is what is told. */
function removeLeftover(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It is written over the next time.
  }
}
