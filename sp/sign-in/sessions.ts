import { digest, randomSecret } from '../ids.ts'
import { createExpiringMap } from '../storage/expiring-map.ts'

export type SignInMethod = 'okta' | 'password'

export type Session = { workspace: string; userId: string; method: SignInMethod; signedInAt: number }

export type Sessions = ReturnType<typeof createSessions>

export const sessionLifetimeMs = 8 * 60 * 60 * 1000
const mostSessions = 50_000

/** Sessions of people at their workspaces, kept by the digest of their id and for eight hours at most. */
export function createSessions(now: () => number) {
  const sessions = createExpiringMap<Session>({ max: mostSessions, now })
  return {
    /** Opens a session and returns its id. */
    open(session: Omit<Session, 'signedInAt'>): string {
      const id = randomSecret()
      sessions.set(digest(id), { ...session, signedInAt: now() }, sessionLifetimeMs)
      return id
    },

    /** The session with that id, if it is one of this workspace. */
    find(id: string | undefined, workspace: string): Session | undefined {
      const session = id === undefined ? undefined : sessions.get(digest(id))
      return session?.workspace === workspace ? session : undefined
    },

    /** Ends every session of a user, in whichever browser. */
    endAllOf(workspace: string, userId: string) {
      sessions.deleteWhere(session => session.workspace === workspace && session.userId === userId)
    },

    end(id: string | undefined) {
      if (id !== undefined) sessions.delete(digest(id))
    },
  }
}
