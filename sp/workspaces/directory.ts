import type { WorkspaceStore } from '../storage/workspace-files.ts'
import type { Workspace } from './workspace.ts'

export type Workspaces = ReturnType<typeof createWorkspaces>

/** Raised when a workspace's name is in use. */
export class WorkspaceNameTakenError extends Error {
  override name = 'WorkspaceNameTakenError'
}

/** All workspaces of this Alpacon, found by name or organization; `save` keeps a changed one. */
export function createWorkspaces(existing: Workspace[], store: WorkspaceStore) {
  const byName = new Map(existing.map(workspace => [workspace.name, workspace]))
  const byOrganization = new Map(existing.map(workspace => [workspace.organization_id, workspace]))

  return {
    all: () => [...byName.values()],
    named: (name: string) => byName.get(name),
    ofOrganization: (organizationId: string) => byOrganization.get(organizationId),

    /** Throws WorkspaceNameTakenError. */
    add(workspace: Workspace) {
      if (byName.has(workspace.name)) {
        throw new WorkspaceNameTakenError(`A workspace named ${workspace.name} exists already.`)
      }
      byName.set(workspace.name, workspace)
      byOrganization.set(workspace.organization_id, workspace)
    },

    /** Connection names are unique among all organizations. */
    hasConnectionNamed(name: string): boolean {
      for (const { connections } of byName.values()) {
        if (connections.some(connection => connection.name === name)) return true
      }
      return false
    },

    save: (workspace: Workspace) => store.save(workspace),
  }
}
