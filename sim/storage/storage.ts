import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { z } from 'zod'
import { type OrgState, orgStateSchema } from '../org/state.ts'

const WRITE_EVERY_MS = 250

/** Where orgs are kept between runs. */
export interface Storage {
  /** The orgs that were found. */
  states(): OrgState[]
  /** Keeps an org from now on. */
  keep(state: OrgState): void
  /** Writes what changed, and stops. */
  close(): Promise<void>
}

/**
 * Opens the folder that keeps the orgs, one JSON file each (lowdb writes to a temporary file and renames it, so a file
 * is never half-written). Without a folder nothing is kept.
 *
 * Rejects where a file can't be read as an org: the error names it and says what is wrong; the file is left as it was.
 */
export async function openStorage(folder: string | undefined): Promise<Storage> {
  if (folder === undefined) {
    return { states: () => [], keep: () => undefined, close: async () => undefined }
  }
  const orgsFolder = join(folder, 'orgs')
  await mkdir(orgsFolder, { recursive: true })
  const kept: KeptOrg[] = []
  for (const name of (await readdir(orgsFolder)).filter(entry => entry.endsWith('.json')).sort()) {
    kept.push(keptOrg(join(orgsFolder, name), await readState(join(orgsFolder, name))))
  }
  const timer = setInterval(() => void writeAll(kept), WRITE_EVERY_MS)
  timer.unref()
  return {
    states: () => kept.map(({ state }) => state),
    keep(state) {
      kept.push(keptOrg(join(orgsFolder, `${state.name}.json`), state))
    },
    async close() {
      clearInterval(timer)
      await writeAll(kept)
    },
  }
}

interface KeptOrg {
  state: OrgState
  /** Writes the state where it differs from what was written last. */
  write(): Promise<void>
}

function keptOrg(path: string, state: OrgState): KeptOrg {
  const file = new JSONFile<OrgState>(path)
  const db = new Low(file, state)
  let written = ''
  let writing: Promise<void> = Promise.resolve()
  return {
    state,
    write() {
      writing = writing.then(async () => {
        const now = JSON.stringify(state)
        if (now === written) return
        db.data = state
        await db.write()
        written = now
      })
      return writing
    },
  }
}

async function writeAll(kept: readonly KeptOrg[]): Promise<void> {
  await Promise.all(kept.map(org => org.write()))
}

async function readState(path: string): Promise<OrgState> {
  const remedy = 'The file was left as it was. Mend it, move it away, or start with another data folder.'
  let content: unknown
  try {
    content = await new JSONFile<unknown>(path).read()
  } catch (cause) {
    throw new Error(`${path} can't be read as JSON: it may be cut off. ${remedy}`, { cause })
  }
  const parsed = orgStateSchema.safeParse(content)
  if (!parsed.success) {
    throw new Error(`${path} does not hold an org. ${z.prettifyError(parsed.error)}\n${remedy}`)
  }
  return parsed.data
}
