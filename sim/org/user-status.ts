import type { User, UserStatus } from './state.ts'

/** Statuses in which a person can hold a session, and so use apps. */
const MAY_HOLD_SESSION: readonly UserStatus[] = ['ACTIVE']

/** Whether a person's status lets them hold a session in the org, and so see and use apps. */
export function mayHoldSession(user: User): boolean {
  return MAY_HOLD_SESSION.includes(user.status)
}
