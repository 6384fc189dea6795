import { z } from 'zod'
import { type OrgState, orgStateSchema } from '../org/state.ts'

/** What a file of an org is written as. It goes up with a change that `orgStateSchema` alone can't read over. */
export const ORG_FILE_VERSION = 2

const versionSchema = z.object({ version: z.int().min(1).default(1) })

type Content = Record<string, unknown>

/**
 * What each version needs to be read as the next one. Members that have a default in the schema need nothing here.
 * Version 1 is that of files that name none.
 */
const MIGRATIONS: Record<number, (content: Content) => Content> = {
  1: content => ({
    release: '2026.08',
    ...content,
    applications: mapRecords(content.applications, app => ({ pendingClientSecret: null, ...app })),
  }),
}

/** A file can't be read as an org; the message says why, for somebody who knows which file it is. */
export class UnreadableOrgFile extends Error {
  override name = 'UnreadableOrgFile'
}

/** What an org's file holds. */
export function orgFile(state: OrgState): object {
  return { version: ORG_FILE_VERSION, ...state }
}

/**
 * The org that a file holds, of this version or an older one. Throws UnreadableOrgFile where it holds none, or was
 * written by a newer version of this program.
 */
export function readOrgFile(content: unknown): OrgState {
  const named = versionSchema.safeParse(content)
  if (!named.success) throw new UnreadableOrgFile(`does not hold an org. ${z.prettifyError(named.error)}`)
  const { version } = named.data
  if (version > ORG_FILE_VERSION) {
    throw new UnreadableOrgFile(
      `is of version ${version}, and this program reads versions up to ${ORG_FILE_VERSION}: a newer one wrote it.`,
    )
  }
  let { version: _, ...migrated } = content as Content
  for (let from = version; from < ORG_FILE_VERSION; from += 1) migrated = MIGRATIONS[from]!(migrated)
  const parsed = orgStateSchema.safeParse(migrated)
  if (parsed.success) return parsed.data
  throw new UnreadableOrgFile(`does not hold an org. ${z.prettifyError(parsed.error)}`)
}

// What is no record of records is left to the schema to refuse.
function mapRecords(records: unknown, change: (record: Content) => Content): unknown {
  const parsed = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(records)
  if (!parsed.success) return records
  return Object.fromEntries(Object.entries(parsed.data).map(([key, record]) => [key, change(record)]))
}
