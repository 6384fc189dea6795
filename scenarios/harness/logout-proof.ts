import { randomUUID, sign } from 'node:crypto'
import type { RunningOrg } from '../../sim/index.ts'

type Claims = Record<string, unknown>

/**
 * A proof such as Okta sends with Universal Logout, signed with the key of `signer`. It says what a proof said that
 * Okta did send, `altered` apart, and has not been used: a target may refuse one that was, whatever it says.
 */
export function proofLike(sent: string, signer: RunningOrg, altered: Claims = {}): string {
  const { kid, privateKey } = signer.authorizationServers.signingKey()
  const header = { ...part(sent, 0), kid }
  const claims = { ...part(sent, 1), jti: randomUUID(), ...altered }
  const said = [header, claims].map(one => Buffer.from(JSON.stringify(one)).toString('base64url')).join('.')
  return `${said}.${sign('sha256', Buffer.from(said), privateKey).toString('base64url')}`
}

function part(jwt: string, index: 0 | 1): Claims {
  return JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString('utf8'))
}
