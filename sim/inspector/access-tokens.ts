import type { FinishedExchange } from '../exchanges/recorder.ts'
import { defaultAuthorizationServer } from '../oidc/authorization-server.ts'
import type { RunningOrg } from '../running-org.ts'
import { checkAccessToken } from './access-token-checks.ts'
import { serverPathOf } from './endpoints.ts'
import { authorizationRequestOf, type Group } from './grouping.ts'
import { keysOnRecord } from './keys-on-record.ts'
import { messageOf } from './message.ts'
import { decodeToken } from './token.ts'
import type { TokenCheck } from './token-checks.ts'

/** An access token of a group, taken apart as far as it can be. */
export interface InspectedAccessToken {
  /** Number of the exchange that it came with. */
  sequence: number
  /** What it is to a client, and by what an API can check it. */
  note: string
  /** Undefined where it is opaque: a text that says nothing. */
  decoded?: {
    header: Record<string, unknown>
    claims: Record<string, unknown>
    checks: TokenCheck[]
    keys: string
  }
}

const OPAQUE =
  'Opaque: it is no JWT, so nothing of it can be read or checked here. Only the authorization server knows what it stands for; ask introspection or userinfo.'
const OF_ORG_SERVER =
  'A JWT of the org authorization server. Okta wants it taken as opaque: its form may change, it is for Okta’s own APIs, and the key that signs it is published nowhere. A client hands it to userinfo, and takes who signed in from the ID token.'
const OF_CUSTOM_SERVER =
  'A JWT of a custom authorization server, for the API that its audience names. That API checks it; to the client it is opaque.'

const inspected = new WeakMap<FinishedExchange, { by: string; token: InspectedAccessToken }>()

/** The access tokens that Okta issued in a group. `keySets` are the answers with a JWKS that are kept, oldest first. */
export function inspectAccessTokens(
  group: Group,
  org: RunningOrg,
  keySets: readonly FinishedExchange[],
): InspectedAccessToken[] {
  return group.exchanges.flatMap(exchange => {
    const token = exchange.to === 'Okta' ? inspect(exchange, group, { org, keySets }) : undefined
    return token ? [token] : []
  })
}

function inspect(
  exchange: FinishedExchange,
  group: Group,
  { org, keySets }: { org: RunningOrg; keySets: readonly FinishedExchange[] },
): InspectedAccessToken | undefined {
  const { answered, clientId, path, handedOn } = messageOf(exchange)
  const raw = answered.access_token ?? handedOn.get('access_token')
  if (typeof raw !== 'string' || raw === '') return undefined
  const { sequence } = exchange
  const token = decodeToken(raw)
  if (!token) return { sequence, note: OPAQUE }
  const server = serverPathOf(path)
  const at = exchange.startedAt.getTime()
  const onRecord =
    server === '' ? undefined : keysOnRecord({ org: group.org, path, at }, group.exchanges, keySets)
  const by = String(onRecord?.sequence)
  const known = inspected.get(exchange)
  if (known?.by === by) return known.token
  const begun = authorizationRequestOf(group)
  const custom = defaultAuthorizationServer(org.url)
  const issuer = `${org.url}${server}`
  const said = (name: string) => answered[name] ?? handedOn.get(name) ?? undefined
  const scope = said('scope')
  const expiresIn = Number(said('expires_in') ?? Number.NaN)
  const checks = checkAccessToken(raw, {
    issuer,
    audience: server === '' ? org.url : issuer === custom.issuer ? custom.audience : undefined,
    clientId: begun ? messageOf(begun).clientId : clientId,
    scope: typeof scope === 'string' ? scope : undefined,
    expiresIn: Number.isFinite(expiresIn) ? expiresIn : undefined,
    keys: server === '' ? null : onRecord?.keys,
    at: at / 1000,
  })!
  const keys =
    server === ''
      ? 'Its signature can be checked by Okta only.'
      : onRecord
        ? `Held against the JWKS of exchange ${onRecord.sequence}.`
        : 'No JWKS is on record to hold it against.'
  const { header, claims } = token
  const note = server === '' ? OF_ORG_SERVER : OF_CUSTOM_SERVER
  const made = { sequence, note, decoded: { header, claims, checks, keys } }
  inspected.set(exchange, { by, token: made })
  return made
}
