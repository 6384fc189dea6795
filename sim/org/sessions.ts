import type { OrgContext } from './context.ts'
import type { User } from './state.ts'
import { mayHoldSession } from './user-status.ts'
import type { Users } from './users.ts'

/** A browser's session in the org. `sid` is the cookie's value, a secret; `id` is what the API shows. */
export interface Session {
  id: string
  sid: string
  userId: string
  createdAt: Date
  expiresAt: Date
}

/** Two hours, Okta's default of the global session policy. */
export const SESSION_SECONDS = 2 * 60 * 60

/**
 * Sessions of the org, in memory only: a restart signs everybody out.
 * https://developer.okta.com/docs/reference/api/sessions/
 */
export function createSessions(
  context: Pick<OrgContext, 'newId' | 'now'>,
  users: Users,
  remembered: readonly Session[] = [],
) {
  const sessions = new Map(remembered.map(session => [session.sid, session]))

  function sweep(now: Date) {
    // Oldest first, as a Map keeps the order of insertion: the first live one ends the sweep.
    for (const [sid, session] of sessions) {
      if (session.expiresAt > now) break
      sessions.delete(sid)
    }
  }

  const sessionsOf = {
    /** Opens a session, or renews the one with that `sid`. */
    open(sid: string, user: User, seconds = SESSION_SECONDS): Session {
      const now = context.now()
      sweep(now)
      const known = sessions.get(sid)
      const session: Session = {
        id: known?.id ?? context.newId('session'),
        sid,
        userId: user.id,
        createdAt: known?.createdAt ?? now,
        expiresAt: new Date(now.getTime() + seconds * 1000),
      }
      sessions.delete(sid)
      sessions.set(sid, session)
      return session
    },

    /** Whose session it is; undefined where it ended, expired, or the person's status no longer allows one. */
    person(sid: string | undefined): User | undefined {
      const session = sid === undefined ? undefined : sessions.get(sid)
      if (!session || session.expiresAt <= context.now()) return undefined
      const user = users.find(session.userId)
      return user && mayHoldSession(user) ? user : undefined
    },

    /** The session itself, while it lives. */
    find(sid: string | undefined): Session | undefined {
      return sessionsOf.person(sid) && sessions.get(sid!)
    },

    /** Ends every session of a person. */
    endAllOf(user: User): void {
      for (const [sid, session] of sessions) if (session.userId === user.id) sessions.delete(sid)
    },

    end(sid: string): void {
      sessions.delete(sid)
    },

    /** All that were opened and not ended. */
    remember: (): Session[] => [...sessions.values()],

    dropExpired(): void {
      for (const { sid, expiresAt } of sessions.values()) if (expiresAt <= context.now()) sessions.delete(sid)
    },
  }
  return sessionsOf
}
