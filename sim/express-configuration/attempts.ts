import { createHash, randomBytes } from 'node:crypto'
import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'

/** One press of the button: which app of which org, by which administrator's session. */
export interface Attempt {
  org: RunningOrg
  app: Application
  /** The org session of the administrator who pressed the button; nobody else can complete it. */
  sid: string
  state: string
  codeVerifier: string
  /** By the org's clock. */
  expiresAt: number
}

const ATTEMPT_MS = 10 * 60_000
const CAPACITY = 1000

/** Attempts that were sent to the SP and have not come back. Each can be taken once. */
export function createAttempts() {
  const attempts = new Map<string, Attempt>()
  const isGood = ({ org, expiresAt }: Attempt) => expiresAt > org.model.now().getTime()
  return {
    start(org: RunningOrg, app: Application, sid: string): Attempt {
      const attempt: Attempt = {
        org,
        app,
        sid,
        state: randomBytes(24).toString('base64url'),
        codeVerifier: randomBytes(32).toString('base64url'),
        expiresAt: org.model.now().getTime() + ATTEMPT_MS,
      }
      if (attempts.size >= CAPACITY) attempts.delete(attempts.keys().next().value!)
      attempts.set(attempt.state, attempt)
      return attempt
    },
    /** The org that an answer of an SP belongs to; the attempt stays. */
    orgOf(state: string | undefined): RunningOrg | undefined {
      return state === undefined ? undefined : attempts.get(state)?.org
    },
    /** The attempt with that state, once, and only for the session that started it. */
    take(state: string | undefined, sid: string | undefined): Attempt | undefined {
      const attempt = state === undefined ? undefined : attempts.get(state)
      if (!attempt || attempt.sid !== sid) return undefined
      attempts.delete(attempt.state)
      if (attempt.org.faults.strikes('express-configuration/attempt-forgotten')) return undefined
      return isGood(attempt) ? attempt : undefined
    },
    /** Forgets what an org's administrators began, or what of it is too old. */
    forget(org: RunningOrg, which: 'all' | 'expired' = 'all'): void {
      for (const [state, attempt] of attempts) {
        if (attempt.org === org && (which === 'all' || !isGood(attempt))) attempts.delete(state)
      }
    },
    size: (): number => attempts.size,
  }
}

export type Attempts = ReturnType<typeof createAttempts>

/** `code_challenge` of a verifier (RFC 7636, section 4.2, S256). */
export function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url')
}
