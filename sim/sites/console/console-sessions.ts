import { randomUUID } from 'node:crypto'
import type { Context } from 'koa'
import type { RunningOrg } from '../../running-org.ts'
import { COOKIE } from '../site.ts'

const CONSOLE_COOKIE = 'admin_sid'
const HAND_OVER_MS = 60_000

/**
 * The Admin Console has a host of its own, where the org's cookie doesn't reach. A one-time token brings the session
 * over; from then on the console's cookie stands for it, and ends with it.
 */
export function createConsoleSessions() {
  const tokens = new Map<string, { org: RunningOrg; sid: string; expiresAt: number }>()
  const sessions = new Map<string, { org: RunningOrg; sid: string }>()
  const CAPACITY = 10_000

  function keep<V>(map: Map<string, V>, key: string, value: V) {
    if (map.size >= CAPACITY) map.delete(map.keys().next().value!)
    map.set(key, value)
  }

  return {
    /** A token for the console's address, good once and for a minute. */
    handOver(org: RunningOrg, sid: string): string {
      const token = randomUUID()
      keep(tokens, token, { org, sid, expiresAt: org.model.now().getTime() + HAND_OVER_MS })
      return token
    },

    /** Opens the console's session in this browser. False where the token is unknown, used or too old. */
    accept(ctx: Context, token: string | undefined): boolean {
      const handed = token === undefined ? undefined : tokens.get(token)
      if (token) tokens.delete(token)
      if (!handed || handed.expiresAt < handed.org.model.now().getTime()) return false
      const consoleSid = randomUUID()
      keep(sessions, consoleSid, { org: handed.org, sid: handed.sid })
      ctx.cookies.set(CONSOLE_COOKIE, consoleSid, COOKIE)
      return true
    },

    /** The org's session behind this browser's console session. */
    sidOf(ctx: Context): string | undefined {
      const cookie = ctx.cookies.get(CONSOLE_COOKIE)
      return cookie === undefined ? undefined : sessions.get(cookie)?.sid
    },

    end(ctx: Context): void {
      const cookie = ctx.cookies.get(CONSOLE_COOKIE)
      if (cookie) sessions.delete(cookie)
      ctx.cookies.set(CONSOLE_COOKIE, null, COOKIE)
    },

    /** Ends every session in this org's console, and takes back what was not redeemed. */
    forget(org: RunningOrg): void {
      for (const map of [tokens, sessions]) {
        for (const [key, entry] of map) if (entry.org === org) map.delete(key)
      }
    },
    size: (): number => tokens.size + sessions.size,
  }
}

export type ConsoleSessions = ReturnType<typeof createConsoleSessions>
