import type { FinishedExchange } from '../exchanges/recorder.ts'
import { publicJwk } from '../oidc/keys.ts'
import type { RunningOrg } from '../running-org.ts'
import { purposeOf, serverPathOf } from './endpoints.ts'
import { authorizationRequestOf, type Group } from './grouping.ts'
import { keysOnRecord } from './keys-on-record.ts'
import { messageOf } from './message.ts'
import { decodeToken } from './token.ts'
import { checkIdToken, type TokenCheck } from './token-checks.ts'

/** An ID token of a group, held against what a relying party has to demand. */
export interface InspectedToken {
  /** Number of the exchange that it came with. */
  sequence: number
  header: Record<string, unknown>
  claims: Record<string, unknown>
  checks: TokenCheck[]
  /** Whose keys it was held against, in words. */
  keys: string
}

// A signature costs more than all the rest, and the list is made anew with each exchange.
const inspected = new WeakMap<FinishedExchange, { by: string; token: InspectedToken }>()

/** The ID tokens that Okta issued in a group. `keySets` are the answers with a JWKS that are kept, oldest first. */
export function inspectTokens(
  group: Group,
  org: RunningOrg,
  keySets: readonly FinishedExchange[],
): InspectedToken[] {
  return group.exchanges.flatMap(exchange => {
    const token = exchange.to === 'Okta' ? inspectToken(exchange, group, { org, keySets }) : undefined
    return token ? [token] : []
  })
}

function inspectToken(
  exchange: FinishedExchange,
  group: Group,
  { org, keySets }: { org: RunningOrg; keySets: readonly FinishedExchange[] },
): InspectedToken | undefined {
  const { answered, clientId, path, handedOn } = messageOf(exchange)
  const raw = answered.id_token ?? handedOn.get('id_token')
  const token = decodeToken(raw)
  if (!token) return undefined
  const at = exchange.startedAt.getTime()
  const server = serverPathOf(path)
  const onRecord = keysOnRecord({ org: group.org, path, at }, group.exchanges, keySets)
  const published =
    onRecord || server !== '' ? undefined : org.authorizationServers.publishedKeys().map(publicJwk)
  const by = `${onRecord?.sequence} ${published?.map(({ kid }) => kid)}`
  const known = inspected.get(exchange)
  if (known?.by === by) return known.token
  const begun = authorizationRequestOf(group)
  const accessToken = answered.access_token ?? handedOn.get('access_token')
  const checks = checkIdToken(String(raw), {
    issuer: `${org.url}${server}`,
    clientId: begun ? messageOf(begun).clientId : clientId,
    nonce: begun && messageOf(begun).asked.get('nonce'),
    isRefreshed: purposeOf(exchange) === 'tokens for a refresh token',
    keys: onRecord?.keys ?? published,
    accessToken: typeof accessToken === 'string' ? accessToken : undefined,
    at: at / 1000,
  })
  const keys = onRecord
    ? `Held against the JWKS of exchange ${onRecord.sequence}.`
    : published
      ? 'Held against the JWKS as it is now: none was read on record.'
      : 'No JWKS is on record to hold it against.'
  const { header, claims } = token
  const made = { sequence: exchange.sequence, header, claims, checks, keys }
  inspected.set(exchange, { by, token: made })
  return made
}
