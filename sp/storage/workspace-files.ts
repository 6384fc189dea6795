import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { z } from 'zod'
import { type Workspace, workspaceSchema } from '../workspaces/workspace.ts'
import { DataError, unwritable } from './data-error.ts'
import { lockFolder } from './folder-lock.ts'

export type WorkspaceStore = {
  /** Keeps a workspace as it is now; resolves once it is on disk, rejects with DataError where that can't be done. */
  save(workspace: Workspace): Promise<void>
  /** Forgets a workspace; resolves once it is gone from disk. */
  remove(workspace: Workspace): Promise<void>
  /** Writes what could not be written before, and gives the folder free. Rejects with DataError. */
  close(): Promise<void>
}

/** Keeps nothing beyond the process. */
export const memoryStore: WorkspaceStore = {
  save: async () => undefined,
  remove: async () => undefined,
  close: async () => undefined,
}

/**
 * Opens a folder with one JSON file for each workspace, made if absent, for this process alone. Files are replaced whole
 * (written beside, then renamed), so a reader never sees half of one.
 * Rejects with DataError, which names the file, when one can't be read or isn't a workspace; the file stays as it was. Just
 * so where the folder can't be written to, or another process has it.
 */
export async function openWorkspaceFiles(
  folder: string,
): Promise<{ workspaces: Workspace[]; store: WorkspaceStore }> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(cause => {
    throw unwritable(folder, cause)
  })
  const release = lockFolder(folder)
  try {
    return await openLocked(folder, release)
  } catch (error) {
    release()
    throw error
  }
}

async function openLocked(
  folder: string,
  release: () => void,
): Promise<{ workspaces: Workspace[]; store: WorkspaceStore }> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json') && !name.startsWith('.')).sort()
  const opened = new Map<string, Low<Workspace | null>>()
  const workspaces: Workspace[] = []
  const writing = new Set<Promise<void>>()
  /** Those that could not be written as they are now. */
  const behind = new Set<Workspace>()
  for (const fileName of names) {
    const { file, workspace } = await readWorkspaceFile(path.join(folder, fileName))
    opened.set(workspace.name, file)
    workspaces.push(workspace)
  }

  const store: WorkspaceStore = {
    async save(workspace) {
      const filePath = path.join(folder, `${workspace.name}.json`)
      const known = opened.get(workspace.name)
      const file = known ?? fileAt(filePath)
      opened.set(workspace.name, file)
      file.data = workspace
      const written = file.write().then(
        () => void behind.delete(workspace),
        cause => {
          // One that never was on disk is not made; whoever asked for it is told.
          if (known) behind.add(workspace)
          else opened.delete(workspace.name)
          throw unwritable(filePath, cause)
        },
      )
      writing.add(written)
      await written.finally(() => writing.delete(written))
    },
    async remove(workspace) {
      // What is being written would bring it back.
      await Promise.allSettled(writing)
      await rm(path.join(folder, `${workspace.name}.json`), { force: true })
      opened.delete(workspace.name)
      behind.delete(workspace)
    },
    async close() {
      await Promise.allSettled(writing)
      try {
        await Promise.all([...behind].map(workspace => store.save(workspace)))
      } finally {
        release()
      }
    },
  }
  return { workspaces, store }
}

function fileAt(filePath: string) {
  return new Low(new JSONFile<Workspace | null>(filePath), null)
}

async function readWorkspaceFile(filePath: string) {
  const file = fileAt(filePath)
  try {
    await file.read()
  } catch (cause) {
    throw unreadable(filePath, cause instanceof Error ? cause.message : String(cause), cause)
  }
  const parsed = workspaceSchema.safeParse(file.data)
  if (!parsed.success) throw unreadable(filePath, z.prettifyError(parsed.error), parsed.error)
  if (`${parsed.data.name}.json` !== path.basename(filePath)) {
    throw unreadable(
      filePath,
      `it holds workspace ${parsed.data.name}, which belongs into ${parsed.data.name}.json`,
    )
  }
  return { file, workspace: parsed.data }
}

function unreadable(filePath: string, reason: string, cause?: unknown) {
  return new DataError(
    `The workspace file ${filePath} can't be used: ${reason}. It was left as it is; repair it or move it away, then start again.`,
    { cause },
  )
}
