import { existsSync, rmSync, statSync } from 'node:fs'
import type { Change } from '../org/changes.ts'
import type { OrgState } from '../org/state.ts'
import { refusedByDisk } from './data-error.ts'
import { openJournal } from './journal.ts'
import { createRecordKeys } from './record-keys.ts'
import { writeOrgFile, writeOrgFileInTurns } from './snapshot.ts'

/** A journal shorter than this is not worth writing the file anew for, in bytes. */
const SHORT_JOURNAL = 1 << 20

/** How long a journal may grow: reading it is to cost no more than reading the file. */
const lengthAt = (path: string): number => Math.max(SHORT_JOURNAL, statSync(path).size)

/** An org on disk: its file, and the journal of what changed since the file was written. */
export interface KeptOrg {
  state: OrgState
  /** Notes a change that a request made, or nobody's, to be written with the next `write`. */
  note(change: Change, request: object | undefined): void
  /** Writes what was noted. Throws DataError; then it stays noted, and what is on disk is as it was. */
  write(): void
  /** Whether something that this request changed, or nobody's, is noted and not written. */
  owes(request: object | undefined): boolean
  /** Writes the file anew, in turns, where the journal has anything in it. Rejects with DataError; nothing is lost then. */
  compact(): Promise<void>
  /** Removes file and journal. Throws DataError. */
  remove(): void
  /** Closes what is open. */
  close(): void
}

/**
 * Keeps an org in the file at `path`. One that was read from there goes on with its journal; any other is written at
 * once. Throws DataError where that can't be done.
 *
 * @param failed told where the file can't be written anew beside the requests: nothing is lost, the journal has it all
 */
export function keepOrg(
  path: string,
  state: OrgState,
  { wasRead, failed }: { wasRead: boolean; failed: (error: Error) => void },
): KeptOrg {
  const journal = openJournal(path)
  const keys = createRecordKeys(state)
  let noted: Change[] = []
  // A record that is told several times is written once, as it is at the end.
  let placeOf = new Map<string, number>()
  let noters = new Set<object | undefined>()
  let compacting: Promise<void> | undefined
  /** Counts what makes a file that is being written useless. */
  let outdated = 0
  let tooLong = wasRead ? lengthAt(path) : SHORT_JOURNAL

  function writeWhole() {
    outdated += 1
    writeOrgFile(path, org.state, keys)
    clearJournal()
    tooLong = lengthAt(path)
  }

  function clearJournal() {
    try {
      journal.clear()
    } catch (cause) {
      throw refusedByDisk(path, 'written', cause)
    }
  }

  function compact(): Promise<void> {
    if (journal.bytes === 0) return compacting ?? Promise.resolve()
    compacting ??= writeAnew().finally(() => {
      compacting = undefined
    })
    return compacting
  }

  async function writeAnew() {
    const started = outdated
    const removeOlder = journal.begin()
    // What can't be written to the journal must not come into the file in part either.
    const isWanted = () => outdated === started && noted.length === 0
    const isWritten = await writeOrgFileInTurns(path, { state: org.state, keys }, isWanted)
    if (!isWritten) return
    removeOlder()
    tooLong = lengthAt(path)
  }

  const org: KeptOrg = {
    state,
    note(change, request) {
      noters.add(request)
      keys.note(change)
      if (change[0] === 'state') {
        // Everything before it is made meaningless.
        noted = [change]
        placeOf = new Map()
        return
      }
      const key = change[0] === 'put' ? `${change[1]} ${change[2].id}` : undefined
      const known = key === undefined ? undefined : placeOf.get(key)
      if (known !== undefined) {
        noted[known] = change
        return
      }
      if (key !== undefined) placeOf.set(key, noted.length)
      noted.push(change)
    },
    owes: request => noters.has(request),
    write() {
      if (noted.length === 0) return
      // Whoever removed them while we run gets them again, whole.
      if (!existsSync(path) || journal.isGone()) writeWhole()
      else journal.append(noted)
      noted = []
      placeOf = new Map()
      noters = new Set()
      if (journal.bytes < tooLong || compacting) return
      compact().catch(error => {
        tooLong = journal.bytes * 2
        failed(error)
      })
    },
    async compact() {
      await compacting?.catch(() => undefined)
      await compact()
    },
    remove() {
      outdated += 1
      try {
        // The file first: without it there is no such org, and its journal says nothing.
        rmSync(path, { force: true })
        journal.clear()
      } catch (cause) {
        throw refusedByDisk(path, 'removed', cause)
      }
    },
    close: journal.close,
  }
  if (!wasRead) {
    // What an org of that name left that is no more must not be read over this one.
    clearJournal()
    writeWhole()
  }
  return org
}
