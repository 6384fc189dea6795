import { type User, userWithEmail, type Workspace } from '../workspaces/workspace.ts'
import type { Identity } from './identity.ts'

/**
 * Brings name and email of a known user up to what Okta says now. An email that somebody else in the workspace has
 * is left out: the person still signs in, under the email known so far.
 */
export function updateProfile(workspace: Workspace, user: User, identity: Identity): void {
  user.first_name = identity.first_name
  user.last_name = identity.last_name
  const holder = userWithEmail(workspace, identity.email)
  if (holder === undefined || holder === user) user.email = identity.email
}
