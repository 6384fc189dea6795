import type { Connection } from './connection.ts'

/**
 * Whether a workspace may be connected to the Okta org `issuer`. Freely while it is connected to none or to that one;
 * otherwise only when its superuser consented to replacing the very connection that it has now.
 */
export function mayReplace(
  connected: Connection | undefined,
  issuer: string,
  consentedIssuer: string | undefined,
): boolean {
  const present = connected?.options.issuer
  return present === undefined || present === issuer || present === consentedIssuer
}

/**
 * What becomes of a workspace's connection when the same app of the same Okta org is connected to another workspace:
 * it is disabled. See `previousConnection` of the policies.
 */
export function previousConnection(connection: Connection, now: number): Connection {
  return { ...connection, enabled: null, disabled: { at: now } }
}

/** True for two connections to the same app of the same Okta org. */
export function isSameApp({ options: one }: Connection, { options: other }: Connection): boolean {
  return one.issuer === other.issuer && one.client_id === other.client_id
}
