import type { Connection } from '../connections/connection.ts'
import { randomId } from '../ids.ts'
import type { AlpaconParts } from '../parts.ts'
import type { User, Workspace } from '../workspaces/workspace.ts'
import type { Identity } from './identity.ts'
import type { Refusal } from './provision.ts'

export type Admission = { user: User } | { refused: Refusal | 'deactivated' }

/** Who an identity is in a workspace: a known user, brought up to date; a new one; or nobody, with the reason. */
export function admit(
  parts: Pick<AlpaconParts, 'findUser' | 'provision' | 'updateProfile'>,
  workspace: Workspace,
  connection: Connection,
  identity: Identity,
  now: number,
): Admission {
  const known = parts.findUser(workspace, identity)
  if (known === undefined)
    return parts.provision(workspace, identity, connection, { id: randomId('usr'), now })
  if (!known.is_active) return { refused: 'deactivated' }
  parts.updateProfile(workspace, known, identity)
  return { user: known }
}
