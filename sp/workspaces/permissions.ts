import type { AlpaconParts } from '../parts.ts'
import { roleOf, type User } from './workspace.ts'

/** What of a workspace's administration a person is shown. */
export type Sees = { members: boolean; identities: boolean; connection: boolean }

/** Whether a user may see who else there is in their workspace: staff and superusers. */
export function maySeeMembers(user: User): boolean {
  return roleOf(user) !== 'user'
}

/** Whether a user may see what Okta calls the members: superusers, who have to tell namesakes apart. */
export function maySeeIdentities(user: User): boolean {
  return roleOf(user) === 'superuser'
}

/** Whether a user may see the connection to Okta and what last went wrong with it: superusers, who can mend it. */
export function maySeeConnection(user: User): boolean {
  return roleOf(user) === 'superuser'
}

type Deciders = Pick<AlpaconParts, 'maySeeMembers' | 'maySeeIdentities' | 'maySeeConnection'>

/** Everything that a user may see, for the pages that lead there. */
export function sees(parts: Deciders, user: User): Sees {
  return {
    members: parts.maySeeMembers(user),
    identities: parts.maySeeIdentities(user),
    connection: parts.maySeeConnection(user),
  }
}
