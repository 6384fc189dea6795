import type { Admission } from '../provisioning/admit.ts'
import type { SignInFailure } from '../sign-in/sign-in-failure.ts'
import { createExpiringMap } from '../storage/expiring-map.ts'

/** Why somebody wasn't signed in with Okta. */
type SignInReason = SignInFailure | Extract<Admission, { refused: string }>['refused']
/** Why a run of Express Configuration ended otherwise than with a connection. */
type RunReason = 'declined' | 'role' | 'plan' | 'deactivated' | 'refused-by-api'

type Reasons = { 'sign-in': SignInReason; 'express-configuration': RunReason }
export type Purpose = keyof Reasons

/** What is kept of a failure: words of Alpacon's own, never anything that a stranger or a server wrote freely. */
export type Failure<P extends Purpose = Purpose> = {
  reason: Reasons[P]
  /** A code out of a closed list, for support. */
  code?: string | undefined
  /** Issuer of the Okta org, where it is known. */
  issuer?: string | undefined
  /** Email of the person concerned, where it is known. */
  person?: string | undefined
}

export type LastFailure<P extends Purpose = Purpose> = Failure<P> & {
  at: number
  /** When the same worked for the last time after that. */
  workedAt: number | undefined
}

export type LastFailures = ReturnType<typeof createLastFailures>

export const failuresKeptDays = 7
const most = 10_000

/** The last failure of each kind at each workspace, for its superusers: in memory only, and for seven days. */
export function createLastFailures(now: () => number) {
  const kept = createExpiringMap<LastFailure>({ max: most, now })
  const key = (workspace: string, purpose: Purpose) => `${workspace}/${purpose}`

  return {
    keep<P extends Purpose>(workspace: string, purpose: P, failure: Failure<P>) {
      const last = { ...failure, at: now(), workedAt: undefined }
      kept.set(key(workspace, purpose), last, failuresKeptDays * 24 * 60 * 60 * 1000)
    },

    /** Notes with the last failure that the same has worked since. */
    worked(workspace: string, purpose: Purpose) {
      const last = kept.get(key(workspace, purpose))
      if (last !== undefined) last.workedAt = now()
    },

    last<P extends Purpose>(workspace: string, purpose: P): LastFailure<P> | undefined {
      return kept.get(key(workspace, purpose)) as LastFailure<P> | undefined
    },
  }
}
