import type { Connection } from '../connections/connection.ts'
import { addMember } from '../workspaces/members.ts'
import { type User, userWithEmail, type Workspace } from '../workspaces/workspace.ts'
import type { Identity } from './identity.ts'

/** Why no user is made. */
export type Refusal = 'email-missing' | 'email-unverified' | 'email-in-use' | 'not-a-member'

export type Provisioned = { user: User } | { refused: Refusal }

/**
 * Makes the user of a first sign-in: lowest role, names and email from Okta, member of this workspace only.
 * Synchronous, so that two first sign-ins at the same instant make one user.
 *
 * A user who has that email already is never linked by it: whoever controls an Okta org decides which emails it
 * claims. A superuser has to sort that out. An address that Okta doesn't vouch for makes no user either: it may be
 * somebody else's.
 */
export function provision(
  workspace: Workspace,
  identity: Identity,
  connection: Connection,
  { id, now }: { id: string; now: number },
): Provisioned {
  if (identity.email === undefined) return { refused: 'email-missing' }
  if (!identity.email_verified) return { refused: 'email-unverified' }
  if (userWithEmail(workspace, identity.email)) return { refused: 'email-in-use' }
  if (!connection.enabled?.assign_membership_on_login) return { refused: 'not-a-member' }
  const user = addMember(
    workspace,
    {
      id,
      email: identity.email,
      first_name: identity.first_name,
      last_name: identity.last_name,
      role: 'user',
      source: 'okta',
      password_hash: null,
      identities: [{ issuer: identity.issuer, subject: identity.subject }],
    },
    now,
  )
  return { user }
}
