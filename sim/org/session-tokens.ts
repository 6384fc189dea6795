import type { OrgContext } from './context.ts'
import { randomBase62 } from './ids.ts'
import type { User } from './state.ts'
import { mayHoldSession } from './user-status.ts'
import type { Users } from './users.ts'

/** How long a session token can be redeemed: five minutes. https://developer.okta.com/docs/reference/api/authn/ */
export const SESSION_TOKEN_SECONDS = 5 * 60

const CAPACITY = 10_000

/** A token that was issued and not redeemed. */
export interface SessionToken {
  token: string
  userId: string
  expiresAt: Date
}

/**
 * One-time tokens that POST /api/v1/authn gives for a right password, and that /oauth2/v1/authorize?sessionToken=…
 * takes in place of a sign-in page.
 */
export function createSessionTokens(
  context: Pick<OrgContext, 'now'>,
  users: Users,
  remembered: readonly SessionToken[] = [],
) {
  const tokens = new Map(remembered.map(issued => [issued.token, issued]))
  return {
    /** A token for this person, and until when it can be redeemed. */
    issue(userId: string): { token: string; expiresAt: Date } {
      if (tokens.size >= CAPACITY) tokens.delete(tokens.keys().next().value!)
      const token = `00F${randomBase62(39)}`
      const expiresAt = new Date(context.now().getTime() + SESSION_TOKEN_SECONDS * 1000)
      tokens.set(token, { token, userId, expiresAt })
      return { token, expiresAt }
    },

    /** Whose token it is, once; undefined where it is unknown, used or too old, or the person may no longer sign in. */
    redeem(token: string): User | undefined {
      const issued = tokens.get(token)
      tokens.delete(token)
      if (!issued || issued.expiresAt <= context.now()) return undefined
      const user = users.find(issued.userId)
      return user && mayHoldSession(user) ? user : undefined
    },

    /** Those that were issued and not redeemed. */
    remember: (): SessionToken[] => [...tokens.values()],

    dropExpired(): void {
      for (const { token, expiresAt } of tokens.values()) if (expiresAt <= context.now()) tokens.delete(token)
    },
  }
}
