import type { Connection } from '../connections/connection.ts'
import type { WorkspaceStore } from '../storage/workspace-files.ts'
import type { Workspace } from './workspace.ts'

export type Workspaces = ReturnType<typeof createWorkspaces>

/** Raised when a workspace's name is in use. */
export class WorkspaceNameTakenError extends Error {
  override name = 'WorkspaceNameTakenError'
}

/** The connections that workspaces shall have, and what to answer then. */
export type Decision<T> = { connections: Map<Workspace, Connection[]>; answer: T }

/** All workspaces of this Alpacon, found by name or organization; `save` keeps a changed one. */
export function createWorkspaces(existing: Workspace[], store: WorkspaceStore) {
  const byName = new Map(existing.map(workspace => [workspace.name, workspace]))
  const byOrganization = new Map(existing.map(workspace => [workspace.organization_id, workspace]))
  let lastCommit: Promise<unknown> = Promise.resolve()

  async function commit<T>(decide: () => Decision<T>): Promise<T> {
    const { connections, answer } = decide()
    const before = new Map([...connections.keys()].map(workspace => [workspace, workspace.connections]))
    for (const [workspace, list] of connections) workspace.connections = list
    try {
      for (const workspace of connections.keys()) await store.save(workspace)
    } catch (error) {
      for (const [workspace, list] of before) workspace.connections = list
      // Files that were written already go back; one that can't be written has kept what it had.
      await Promise.allSettled([...before.keys()].map(workspace => store.save(workspace)))
      throw error
    }
    return answer
  }

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

    /** Takes back what `add` did, where it could not be kept. */
    takeBack(workspace: Workspace) {
      byName.delete(workspace.name)
      byOrganization.delete(workspace.organization_id)
    },

    /** Takes a workspace away with its members and connections; it is there again where that can't be kept. */
    async remove(workspace: Workspace): Promise<void> {
      byName.delete(workspace.name)
      byOrganization.delete(workspace.organization_id)
      try {
        await store.remove(workspace)
      } catch (error) {
        byName.set(workspace.name, workspace)
        byOrganization.set(workspace.organization_id, workspace)
        throw error
      }
    },

    /** The connection of that name; names are unique among all organizations. */
    connectionNamed(name: string): Connection | undefined {
      for (const { connections } of byName.values()) {
        const connection = connections.find(connection => connection.name === name)
        if (connection !== undefined) return connection
      }
      return undefined
    },

    save: (workspace: Workspace) => store.save(workspace),

    /**
     * Changes connections, of one workspace or of several, all or none: when anything can't be kept, all are as they
     * were. One decision at a time, each made on what the one before left. Rejects with what `decide` or the store threw.
     */
    commitConnections<T>(decide: () => Decision<T>): Promise<T> {
      const committed = lastCommit.then(() => commit(decide))
      lastCommit = committed.catch(() => undefined)
      return committed
    },
  }
}
