import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { JSONFile } from 'lowdb/node'
import type { Change } from '../org/changes.ts'
import type { OrgState } from '../org/state.ts'
import { DataError, refusedByDisk } from './data-error.ts'
import { lockFolder } from './folder-lock.ts'
import { openJournal } from './journal.ts'
import { type KeptOrg, keepOrg } from './kept-org.ts'
import { readOrgFile, UnreadableOrgFile } from './org-file.ts'
import { createReplay } from './replay.ts'

/** How often what couldn't be written is tried again, where nobody asks for it. */
const TRY_AGAIN_MS = 250

/** Where orgs are kept between runs. */
export interface Storage {
  /** The orgs that were found. */
  states(): OrgState[]
  /**
   * Keeps an org from now on; the state takes the place of the one of that name, with the changes that go with it. A new
   * one is on disk when this returns; throws DataError where it can't be, and doesn't keep it then.
   */
  keep(state: OrgState): void
  /**
   * Notes a change of a state; one that isn't kept is passed over. It is written with all that changes until whoever made
   * it waits for something or is done, so all of that is on disk, or none.
   */
  changed(state: OrgState, change: Change): void
  /**
   * To be asked before a request is answered: throws DataError where something that it changed can't be written. Such a
   * change stays in memory, and is written as soon as that can be done.
   */
  demandKept(): void
  /** Keeps an org no longer. Throws DataError where its file can't be removed. */
  drop(name: string): void
  /** Writes what changed, and stops. Rejects with DataError where it can't be written. */
  close(): Promise<void>
}

/** Keeps nothing. */
const memoryOnly: Storage = {
  states: () => [],
  keep: () => undefined,
  changed: () => undefined,
  demandKept: () => undefined,
  drop: () => undefined,
  close: async () => undefined,
}

/**
 * Opens the folder that keeps the orgs, for this process alone: one JSON file each, and beside it a journal of what changed
 * since the file was written. A file is written beside and renamed, so it is never half-written, and a change is in the
 * journal before it is answered. Without a folder nothing is kept.
 *
 * Rejects with DataError where another process has the folder, it can't be written to, a file can't be read as an org, or
 * a newer version wrote it: the error names it and says what is wrong; the file is left as it was. A file of an older
 * version is read, and written anew once something changes.
 *
 * @param request what tells requests apart: the one that is being answered, undefined outside one
 */
export async function openStorage(
  folder: string | undefined,
  request: () => object | undefined = () => undefined,
): Promise<Storage> {
  if (folder === undefined) return memoryOnly
  const orgsFolder = join(folder, 'orgs')
  await mkdir(orgsFolder, { recursive: true }).catch(cause => {
    throw refusedByDisk(orgsFolder, 'written', cause)
  })
  const release = lockFolder(folder)
  try {
    return await openLocked(orgsFolder, request, release)
  } catch (error) {
    release()
    throw error
  }
}

async function openLocked(
  folder: string,
  request: () => object | undefined,
  release: () => void,
): Promise<Storage> {
  const kept = new Map<string, KeptOrg>()
  let isClosed = false
  let isFailing = false
  let isDue = false
  let again: NodeJS.Timeout | undefined

  const failed = (error: Error) => process.emitWarning(error)
  const pathOf = (name: string) => join(folder, `${name}.json`)

  for (const entry of (await readdir(folder)).filter(isOrgFile).sort()) {
    const state = await readState(join(folder, entry))
    kept.set(state.name, keepOrg(pathOf(state.name), state, { wasRead: true, failed }))
  }

  /** Writes what is noted of each org, whatever becomes of the others. Answers the first failure. */
  function writeAll(): Error | undefined {
    isDue = false
    let failure: Error | undefined
    for (const org of kept.values()) {
      try {
        org.write()
      } catch (error) {
        failure ??= error as Error
      }
    }
    // Told once each time it begins: every further attempt fails alike.
    if (failure && !isFailing) failed(failure)
    isFailing = failure !== undefined
    if (failure) {
      again ??= setTimeout(() => {
        again = undefined
        writeAll()
      }, TRY_AGAIN_MS).unref()
    }
    return failure
  }

  function note(org: KeptOrg, change: Change): void {
    org.note(change, request())
    if (isDue) return
    isDue = true
    queueMicrotask(() => isDue && writeAll())
  }

  return {
    states: () => [...kept.values()].map(({ state }) => state),
    keep(state) {
      const known = kept.get(state.name)
      if (!known) {
        kept.set(state.name, keepOrg(pathOf(state.name), state, { wasRead: false, failed }))
        return
      }
      known.state = state
      note(known, ['state', state])
    },
    changed(state, change) {
      const org = kept.get(state.name)
      // The state of before a reset, or of an org that is no more, may still be in somebody's hands; and a request whose
      // connection was dropped at the end may go on.
      if (org?.state === state && !isClosed) note(org, change)
    },
    demandKept() {
      const asking = request()
      for (const org of kept.values()) if (org.owes(asking)) org.write()
    },
    drop(name) {
      const org = kept.get(name)
      kept.delete(name)
      org?.remove()
    },
    async close() {
      const failure = writeAll()
      clearTimeout(again)
      isClosed = true
      // What can't be written anew is in the journal.
      await Promise.all([...kept.values()].map(org => org.compact().catch(failed)))
      for (const org of kept.values()) org.close()
      release()
      if (failure) throw failure
    },
  }
}

const isOrgFile = (entry: string): boolean => entry.endsWith('.json') && !entry.startsWith('.')

async function readState(path: string): Promise<OrgState> {
  const journal = `${path.slice(0, -'.json'.length)}.*.journal`
  const remedy = `The file was left as it was. Mend it, move it away with its journal (${journal}), or start with another data folder.`
  let content: unknown
  try {
    content = await new JSONFile<unknown>(path).read()
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw refusedByDisk(path, 'read', cause)
    throw new DataError(`${path} can't be read as JSON: it may be cut off. ${remedy}`, { cause })
  }
  let state: OrgState
  try {
    state = readOrgFile(content)
  } catch (error) {
    if (!(error instanceof UnreadableOrgFile)) throw error
    throw new DataError(`${path} ${error.message}\n${remedy}`, { cause: error })
  }
  const replay = createReplay(state)
  try {
    for (const change of openJournal(path).read()) replay.make(change)
  } catch (error) {
    if (!(error instanceof UnreadableOrgFile)) throw error
    throw new DataError(`${error.message}\n${remedy}`, { cause: error })
  }
  return replay.state()
}
