import type { User } from '../workspaces/workspace.ts'

/**
 * Whether somebody who comes from Okta takes over a browser without being asked. Not where somebody else is signed in:
 * a link can begin a sign-in with Okta, so nobody would know any more whose session they work in (login CSRF,
 * RFC 9700, 4.7; a session needs an explicit action, OWASP ASVS 5.0, 7.6.2).
 */
export function mayTakeOver(present: User, arriving: User): boolean {
  return present.id === arriving.id
}
