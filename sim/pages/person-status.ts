import type { Markup } from './markup.ts'
import { badge } from './pieces.ts'

/** What the Admin Console calls the API's statuses (help.okta.com, end user states), in the order of its filter. */
export const statusLabels: Record<string, string> = {
  ACTIVE: 'Active',
  STAGED: 'Staged',
  PROVISIONED: 'Pending user action',
  RECOVERY: 'Password reset',
  PASSWORD_EXPIRED: 'Password expired',
  LOCKED_OUT: 'Locked out',
  SUSPENDED: 'Suspended',
  DEPROVISIONED: 'Deactivated',
}

export function statusBadge(status: string): Markup {
  return badge(statusLabels[status] ?? status, status === 'ACTIVE' ? 'good' : 'quiet')
}

/** What an administrator can do about a person, as the form's field `act` says it. */
export type PersonAct =
  | 'activate'
  | 'reactivate'
  | 'deactivate'
  | 'suspend'
  | 'unsuspend'
  | 'unlock'
  | 'reset-password'
  | 'expire-password'
  | 'set-password'
  | 'clear-sessions'
  | 'delete'

/** An act: what its button says, what it does, and what is said once it is done. */
export type ActWords = { label: string; does: string; done: string; isDangerous?: boolean }

export const acts: Record<PersonAct, ActWords> = {
  activate: {
    label: 'Activate',
    does: 'The account becomes active at once where it has a password, and waits for one otherwise. No mail is sent here.',
    done: 'The account was activated',
  },
  reactivate: {
    label: 'Reactivate',
    does: 'Renews the invitation. No mail is sent here: set a password instead to make the account active.',
    done: 'The invitation was renewed',
  },
  deactivate: {
    label: 'Deactivate',
    does: 'Signs the person out, deletes the password and takes every app away that was assigned to the person. Groups are kept.',
    done: 'The account was deactivated',
    isDangerous: true,
  },
  suspend: {
    label: 'Suspend',
    does: 'Nobody signs in with this account until it is unsuspended. Groups and apps are kept.',
    done: 'The account was suspended',
  },
  unsuspend: {
    label: 'Unsuspend',
    does: 'The account becomes active again.',
    done: 'The account was unsuspended',
  },
  unlock: {
    label: 'Unlock',
    does: 'Too many wrong passwords locked this account. It becomes active again, with the same password.',
    done: 'The account was unlocked',
  },
  'reset-password': {
    label: 'Reset Password',
    does: 'The present password is good no more. No mail is sent here: set a new password to let the person in again.',
    done: 'The password was reset',
  },
  'expire-password': {
    label: 'Expire Password',
    does: 'The next sign-in says that the password has expired.',
    done: 'The password was expired',
  },
  'set-password': {
    label: 'Set Password',
    does: 'The person signs in with it from now on. Any password will do here.',
    done: 'The password was set',
  },
  'clear-sessions': {
    label: 'Clear User Sessions',
    does: "Ends the person's sessions at Okta, and revokes tokens that apps hold of them.",
    done: 'The sessions were cleared',
  },
  delete: {
    label: 'Delete',
    does: 'Removes the person for good, with everything known of them.',
    done: 'The person was deleted',
    isDangerous: true,
  },
}
