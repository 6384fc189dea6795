import { type User, userWithEmail, type Workspace } from '../workspaces/workspace.ts'
import type { Identity } from './identity.ts'

/**
 * Brings name and email of a known user up to what Okta says now. What Okta doesn't say stays as it was; so does the
 * email where Okta doesn't vouch for the new one, or somebody else in the workspace has it. The person still signs in,
 * under the email known so far.
 */
export function updateProfile(workspace: Workspace, user: User, identity: Identity): void {
  const { first_name, last_name, email, email_verified } = identity
  if (first_name || last_name) Object.assign(user, { first_name, last_name })
  if (email === undefined || !email_verified) return
  const holder = userWithEmail(workspace, email)
  if (holder === undefined || holder === user) user.email = email
}
