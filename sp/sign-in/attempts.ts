import type { ServerMetadata } from 'openid-client'
import { createExpiringMap } from '../storage/expiring-map.ts'
import type { Expected } from './relying-party.ts'

const minute = 60_000
export const attemptLifetimeMs = 10 * minute
/** Long enough to answer the question who goes on. */
export const ticketLifetimeMs = 5 * minute

/** A browser at a workspace that wants to sign in with a connection. */
export type Attempt = {
  id: string
  workspace: string
  connectionId: string
  returnTo: string
  loginHint: string | undefined
  /** Whether Okta has to ask who it is, whomever it remembers. */
  anew: boolean
  /** Digest of the cookie that the workspace's host gave that browser. */
  browser: string
}

/** An attempt that has gone on to Okta, with what Okta's answer has to fit. */
export type Transaction = {
  attempt: Attempt
  metadata: ServerMetadata
  expected: Expected
  /** Digest of the cookie that the identity host gave that browser. */
  browser: string
}

/** A finished sign-in on its way from the identity host to the workspace's host. */
export type Ticket = { attempt: Attempt; userId: string }

export type Attempts = ReturnType<typeof createAttempts>

/** What is remembered between the steps of signing in with Okta. Each is used once. */
export function createAttempts(now: () => number) {
  return {
    begun: createExpiringMap<Attempt>({ max: 10_000, now }),
    atOkta: createExpiringMap<Transaction>({ max: 5_000, now }),
    tickets: createExpiringMap<Ticket>({ max: 10_000, now }),
  }
}
