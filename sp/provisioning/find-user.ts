import { type User, userWithIdentity, type Workspace } from '../workspaces/workspace.ts'
import type { Identity } from './identity.ts'

/**
 * The user of a workspace that an identity belongs to. The key is issuer and subject together (OpenID Connect
 * Core 5.7); an email is never one, since it can be given to somebody else.
 */
export function findUser(workspace: Workspace, { issuer, subject }: Identity): User | undefined {
  return userWithIdentity(workspace, { issuer, subject })
}
