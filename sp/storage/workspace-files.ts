import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { z } from 'zod'
import { type Workspace, workspaceSchema } from '../workspaces/workspace.ts'

export type WorkspaceStore = {
  /** Keeps a workspace as it is now; resolves once it is on disk. */
  save(workspace: Workspace): Promise<void>
  /** Forgets a workspace; resolves once it is gone from disk. */
  remove(workspace: Workspace): Promise<void>
}

/** Keeps nothing beyond the process. */
export const memoryStore: WorkspaceStore = {
  save: async () => undefined,
  remove: async () => undefined,
}

/**
 * Opens a folder with one JSON file for each workspace, made if absent. Files are replaced whole (written beside,
 * then renamed), so a reader never sees half of one.
 * Rejects with a sentence that names the file when one can't be read or isn't a workspace; the file stays as it was.
 */
export async function openWorkspaceFiles(
  folder: string,
): Promise<{ workspaces: Workspace[]; store: WorkspaceStore }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = (await readdir(folder)).filter(name => name.endsWith('.json') && !name.startsWith('.')).sort()
  const opened = new Map<string, Low<Workspace | null>>()
  const workspaces: Workspace[] = []
  for (const fileName of names) {
    const { file, workspace } = await readWorkspaceFile(path.join(folder, fileName))
    opened.set(workspace.name, file)
    workspaces.push(workspace)
  }

  return {
    workspaces,
    store: {
      async save(workspace) {
        const file = opened.get(workspace.name) ?? fileAt(path.join(folder, `${workspace.name}.json`))
        opened.set(workspace.name, file)
        file.data = workspace
        await file.write()
      },
      async remove({ name }) {
        opened.delete(name)
        await rm(path.join(folder, `${name}.json`), { force: true })
      },
    },
  }
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
  return new Error(
    `The workspace file ${filePath} can't be used: ${reason}. It was left as it is; repair it or move it away, then start again.`,
    { cause },
  )
}
