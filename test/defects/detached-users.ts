import { type AlpaconParts, defaultParts } from '../../sp/index.ts'
import type { User } from '../../sp/workspaces/workspace.ts'

/**
 * Parts with which Alpacon reads the users of a workspace when a request begins and writes them when it is done, as a
 * database without transactions would have it. `merge` makes what is kept of those who are kept then and those who were
 * read before.
 */
export function detachedUsers(
  merge: (kept: User[], read: User[]) => User[],
): Pick<AlpaconParts, 'createWorkspaces'> {
  return {
    createWorkspaces(existing, store) {
      const workspaces = defaultParts.createWorkspaces(existing, store)
      return {
        ...workspaces,
        named(name) {
          const kept = workspaces.named(name)
          return kept && { ...kept, users: [...kept.users] }
        },
        async save(read) {
          const kept = workspaces.named(read.name)
          if (!kept || kept === read) return workspaces.save(read)
          const { connections, users, ...rest } = read
          Object.assign(kept, rest, { users: merge(kept.users, users) })
          await workspaces.save(kept)
        },
      }
    },
  }
}
