import type { Identity } from '../../sp/provisioning/identity.ts'
import { usernameFor } from '../../sp/workspaces/members.ts'
import type { User, Workspace } from '../../sp/workspaces/workspace.ts'

/** Adds the user of a first sign-in without asking what of it may be believed, or who else has that email. */
export function addUnasked(
  workspace: Workspace,
  { issuer, subject, email = '', first_name, last_name }: Identity,
  { id, now }: { id: string; now: number },
  otherwise: Partial<User> = {},
): User {
  const user: User = {
    id,
    email,
    username: usernameFor(email, new Set(workspace.users.map(({ username }) => username))),
    first_name,
    last_name,
    is_active: true,
    is_staff: false,
    is_superuser: false,
    source: 'okta',
    date_joined: new Date(now).toISOString(),
    password_hash: null,
    identities: [{ issuer, subject }],
    ...otherwise,
  }
  workspace.users.push(user)
  return user
}
