import { type Role, roleOf, type User, userWithEmail, type Workspace } from './workspace.ts'

/** Names that belong to the system on the servers that Alpacon manages. */
const systemNames = ['root', 'admin', 'daemon', 'nobody', 'alpacon', 'system']
const longestUsername = 32

type NewMember = {
  id: string
  email: string
  first_name: string
  last_name: string
  role: Role
  password_hash: string | null
  source: User['source']
  identities: User['identities']
}

/** Raised when an email already belongs to a user of the workspace. */
export class EmailTakenError extends Error {
  override name = 'EmailTakenError'
}

/**
 * Adds a user to a workspace and returns it. The username is made from the email's local part.
 * Throws EmailTakenError when somebody in the workspace has that email.
 */
export function addMember(workspace: Workspace, member: NewMember, now: number): User {
  const { role, ...rest } = member
  if (userWithEmail(workspace, member.email)) {
    throw new EmailTakenError(`${member.email} already belongs to a user of workspace ${workspace.name}.`)
  }
  const user: User = {
    ...rest,
    username: usernameFor(member.email, new Set(workspace.users.map(user => user.username))),
    is_active: true,
    is_staff: role !== 'user',
    is_superuser: role === 'superuser',
    date_joined: new Date(now).toISOString(),
  }
  workspace.users.push(user)
  return user
}

/**
 * Makes an Alpacon username from an email: lowercase letters, digits, '-' and '_', a letter first, used by nobody
 * in `taken` and not a name of the system.
 */
export function usernameFor(email: string, taken: ReadonlySet<string>): string {
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase().normalize('NFKD')
  const wanted =
    local
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[^a-z]+/, '')
      .slice(0, longestUsername)
      .replace(/[-_]+$/, '') || 'user'
  if (!taken.has(wanted) && !systemNames.includes(wanted)) return wanted
  for (let number = 2; ; number++) {
    const ending = `-${number}`
    const candidate = wanted.slice(0, longestUsername - ending.length) + ending
    if (!taken.has(candidate)) return candidate
  }
}

/** A user as the operator API shows it: everything but the password. */
export function userRecord(user: User) {
  const { password_hash, ...shown } = user
  return { ...shown, role: roleOf(user) }
}
