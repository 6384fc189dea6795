import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { OrgState } from '../org/state.ts'
import { orgFile, readOrgFile, UnreadableOrgFile } from './org-file.ts'

const WRITE_EVERY_MS = 250

/** Where orgs are kept between runs. */
export interface Storage {
  /** The orgs that were found. */
  states(): OrgState[]
  /** Keeps an org from now on; the state takes the place of the one of that name. */
  keep(state: OrgState): void
  /** Keeps an org no longer. Resolves once its file is gone, rejects where it can't be removed. */
  drop(name: string): Promise<void>
  /** Writes what changed, and stops. Rejects, naming the file, where it can't be written. */
  close(): Promise<void>
}

/**
 * Opens the folder that keeps the orgs, one JSON file each (lowdb writes to a temporary file and renames it, so a file
 * is never half-written). Without a folder nothing is kept.
 *
 * Rejects where a file can't be read as an org, or a newer version wrote it: the error names it and says what is wrong;
 * the file is left as it was. A file of an older version is read, and written anew once something changes.
 */
export async function openStorage(folder: string | undefined): Promise<Storage> {
  if (folder === undefined) {
    return {
      states: () => [],
      keep: () => undefined,
      drop: async () => undefined,
      close: async () => undefined,
    }
  }
  const orgsFolder = join(folder, 'orgs')
  await mkdir(orgsFolder, { recursive: true })
  const kept = new Map<string, KeptOrg>()
  const dropping = new Map<string, Promise<void>>()
  for (const name of (await readdir(orgsFolder)).filter(entry => entry.endsWith('.json')).sort()) {
    const state = await readState(join(orgsFolder, name))
    kept.set(state.name, keptOrg(join(orgsFolder, name), state, JSON.stringify(state)))
  }
  const timer = setInterval(() => writeAll(kept).catch(warnOnce), WRITE_EVERY_MS)
  timer.unref()
  return {
    states: () => [...kept.values()].map(({ state }) => state),
    keep(state) {
      const known = kept.get(state.name)
      if (known) known.state = state
      else {
        const path = join(orgsFolder, `${state.name}.json`)
        kept.set(state.name, keptOrg(path, state, '', dropping.get(state.name)))
      }
    },
    async drop(name) {
      const org = kept.get(name)
      if (!org) return
      kept.delete(name)
      const gone = org.remove()
      // An org of the same name that comes now is written after the file of the old one is gone.
      dropping.set(name, gone)
      await gone.finally(() => dropping.get(name) === gone && dropping.delete(name))
    },
    async close() {
      clearInterval(timer)
      await Promise.all([writeAll(kept), ...dropping.values()])
    },
  }
}

interface KeptOrg {
  state: OrgState
  /** Writes the state where it differs from what was written last. */
  write(): Promise<void>
  /** Removes the file, once nothing is being written to it. */
  remove(): Promise<void>
}

// `written` is what the file holds; nothing is written before `ready`.
function keptOrg(
  path: string,
  state: OrgState,
  written = '',
  ready: Promise<void> = Promise.resolve(),
): KeptOrg {
  const file = new JSONFile<object>(path)
  const db = new Low(file, orgFile(state))
  let writing = ready
  const org: KeptOrg = {
    state,
    write() {
      const before = writing
      writing = (async () => {
        // What failed before doesn't matter: it is all written again.
        await before.catch(() => undefined)
        const now = JSON.stringify(org.state)
        if (now === written) return
        db.data = orgFile(org.state)
        await db.write().catch(cause => {
          throw new Error(`${path} can't be written: ${String(cause)}`, { cause })
        })
        written = now
      })()
      return writing
    },
    async remove() {
      await writing.catch(() => undefined)
      await rm(path, { force: true }).catch(cause => {
        throw new Error(`${path} can't be removed: ${String(cause)}`, { cause })
      })
    },
  }
  return org
}

let warned = false

// Every further attempt would fail alike; the one at the end is told to whoever closes.
function warnOnce(error: Error): void {
  if (!warned) process.emitWarning(error)
  warned = true
}

async function writeAll(kept: ReadonlyMap<string, KeptOrg>): Promise<void> {
  await Promise.all([...kept.values()].map(org => org.write()))
}

async function readState(path: string): Promise<OrgState> {
  const remedy = 'The file was left as it was. Mend it, move it away, or start with another data folder.'
  let content: unknown
  try {
    content = await new JSONFile<unknown>(path).read()
  } catch (cause) {
    throw new Error(`${path} can't be read as JSON: it may be cut off. ${remedy}`, { cause })
  }
  try {
    return readOrgFile(content)
  } catch (error) {
    if (!(error instanceof UnreadableOrgFile)) throw error
    throw new Error(`${path} ${error.message}\n${remedy}`, { cause: error })
  }
}
