import { z } from 'zod'
import { connectionSchema } from '../connections/connection.ts'
import { isWorkspaceName } from '../hosts.ts'

export const planSchema = z.enum(['Free', 'Essential', 'Enterprise'])
export const roleSchema = z.enum(['superuser', 'staff', 'user'])

export const workspaceNameSchema = z.string().refine(isWorkspaceName, {
  error: 'must be a DNS label: lowercase letters, digits and inner hyphens, at most 63 characters',
})

/** What the IdP calls a person: the only lasting name, since emails and logins are given to others. */
export const identitySchema = z.strictObject({ issuer: z.string(), subject: z.string() })

export const userSchema = z.strictObject({
  id: z.string(),
  username: z.string(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  is_active: z.boolean(),
  is_staff: z.boolean(),
  is_superuser: z.boolean(),
  source: z.enum(['invited', 'okta']),
  date_joined: z.iso.datetime(),
  /** Null for people who can only come by Okta. */
  password_hash: z.string().nullable(),
  identities: z.array(identitySchema),
})

export const workspaceSchema = z.strictObject({
  name: workspaceNameSchema,
  /** Frozen at creation; equals the organization's name at the identity service. */
  schema_name: z.string(),
  display_name: z.string(),
  organization_id: z.string(),
  plan: planSchema,
  connection_delay_ms: z.number().int().nonnegative(),
  /** How long ago Okta may have authenticated whoever signs in, in seconds; null sets no limit. */
  longest_sign_in_age_s: z.number().int().nonnegative().nullable().default(null),
  users: z.array(userSchema),
  connections: z.array(connectionSchema),
})

export type Plan = z.infer<typeof planSchema>
export type Role = z.infer<typeof roleSchema>
export type User = z.infer<typeof userSchema>
export type Workspace = z.infer<typeof workspaceSchema>

/** A user's role. Superuser wins over staff. */
export function roleOf(user: User): Role {
  if (user.is_superuser) return 'superuser'
  return user.is_staff ? 'staff' : 'user'
}

/** "Ada Lovelace", or the username where no name is known. */
export function fullName(user: User): string {
  return `${user.first_name} ${user.last_name}`.trim() || user.username
}

/** Emails are compared without regard to case: no mail service in use tells them apart by it. */
export function isSameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The user of a workspace who has that email, in whichever case. */
export function userWithEmail(workspace: Workspace, email: string): User | undefined {
  return workspace.users.find(user => isSameEmail(user.email, email))
}

/** The user of a workspace whom an issuer calls by this subject. */
export function userWithIdentity(
  workspace: Workspace,
  wanted: { issuer: string; subject: string },
): User | undefined {
  return workspace.users.find(({ identities }) =>
    identities.some(({ issuer, subject }) => issuer === wanted.issuer && subject === wanted.subject),
  )
}
