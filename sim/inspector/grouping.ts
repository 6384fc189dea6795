import type { FinishedExchange } from '../exchanges/recorder.ts'
import { purposeOf, serverPathOf } from './endpoints.ts'
import { messageOf } from './message.ts'

/** What belongs to one authorization request, or to one run of Express Configuration. */
export interface Group {
  /** Number of the exchange that it began with; stays while that one is kept. */
  id: number
  kind: 'sign-in' | 'express-configuration'
  org: string | undefined
  /** In the order in which they began. */
  exchanges: FinishedExchange[]
}

/** Exchanges by what they belong to; `other` belongs to nothing. */
export interface Grouped {
  /** Oldest first. */
  groups: Group[]
  other: FinishedExchange[]
}

const SP_DOCUMENTS = ['discovery', 'signing keys']
/** How long before a sign-in, or after it, a service provider may have read what it needed for it. */
const NEAR_MS = 1_000
const REDEEMED_WITHIN_MS = 60_000

/**
 * Groups what is recorded by what it says itself: the id of the sign-in in the address, code, access token, refresh
 * token and ID token; for Express Configuration state, code and the service provider's token. What says nothing (the
 * documents that a service provider reads) goes by time, and only where no other group could claim it.
 */
export function groupExchanges(finished: readonly FinishedExchange[]): Grouped {
  const ordered = finished.toSorted(
    (one, other) => one.startedAt.getTime() - other.startedAt.getTime() || one.sequence - other.sequence,
  )
  const byKey = new Map<string, Group>()
  const tiles = new Map<string, FinishedExchange>()
  const groups: Group[] = []
  const unclaimed: FinishedExchange[] = []

  const found = (exchange: FinishedExchange, kind: Group['kind']): Group => {
    const group: Group = { id: exchange.sequence, kind, org: exchange.org, exchanges: [] }
    groups.push(group)
    return group
  }

  for (const exchange of ordered) {
    const purpose = purposeOf(exchange)
    const known = claimedBy(exchange, byKey)
    let group = known
    if (!group && purpose === 'authorization request') {
      group = found(exchange, 'sign-in')
      const tile = tiles.get(browserAt(exchange))
      if (tile) {
        group.exchanges.push(tile)
        unclaimed.splice(unclaimed.indexOf(tile), 1)
        tiles.delete(browserAt(exchange))
      }
    } else if (!group && purpose === 'Express Configuration begins') {
      group = found(exchange, 'express-configuration')
    }
    if (!group) {
      unclaimed.push(exchange)
      if (purpose === 'tile') tiles.set(browserAt(exchange), exchange)
      continue
    }
    group.exchanges.push(exchange)
    for (const key of leavesBehind(exchange)) byKey.set(key, group)
  }

  // Measured before anything is added by time, so that a group doesn't grow by what it is given.
  const spans = groups.map(spanOf)
  const other = unclaimed.filter(exchange => {
    const group = onlyCandidate(exchange, spans)
    group?.exchanges.push(exchange)
    return !group
  })
  for (const group of groups) {
    group.exchanges.sort((one, two) => one.startedAt.getTime() - two.startedAt.getTime())
  }
  return { groups, other }
}

/** Which browser asks about which app: its session at Okta, and the app's id. */
function browserAt(exchange: FinishedExchange): string {
  const { cookies, path, asked } = messageOf(exchange)
  const app = asked.get('client_id') ?? path.split('/')[3]
  return `${exchange.org} ${cookies.get('sid')} ${app}`
}

/** The group that an exchange says it belongs to. */
function claimedBy(exchange: FinishedExchange, byKey: Map<string, Group>): Group | undefined {
  const { url, path, asked, bearer } = messageOf(exchange)
  const [, uid] = /^\/signin\/authorize\/([^/]+)/.exec(path) ?? []
  const secrets = ['code', 'refresh_token', 'token', 'access_token', 'id_token_hint'].map(name =>
    asked.get(name),
  )
  const keys = [
    uid && `uid ${uid}`,
    ...[bearer, ...secrets].map(secret => secret && `secret ${secret}`),
    path.endsWith('/oauth20redirect') && `state ${asked.get('state')}`,
  ]
  const key = keys.find(one => one && byKey.has(one))
  if (key) return byKey.get(key)
  const address = `address ${url.href}`
  const group = byKey.get(address)
  // An address can be opened again, for something else.
  byKey.delete(address)
  return group
}

/** What later exchanges of the same group can be known by. */
function leavesBehind(exchange: FinishedExchange): string[] {
  const { asked, answered, handedOn, location, signIn } = messageOf(exchange)
  const secrets = ['code', 'access_token', 'refresh_token', 'id_token'].flatMap(name => [
    handedOn.get(name),
    answered[name],
  ])
  const purpose = purposeOf(exchange)
  const isExpress = purpose === 'Express Configuration begins' || purpose === 'the SP’s answer'
  const state = isExpress && (location?.searchParams.get('state') ?? asked.get('state'))
  // A form that was posted is handed on as an address; what Express Configuration ends with is a page.
  const leadsOn = location && (isExpress || /\/v1\/authorize$/.test(location.pathname))
  return [
    ...(signIn ? [`uid ${signIn}`] : []),
    ...secrets
      .filter(secret => typeof secret === 'string' && secret !== '')
      .map(secret => `secret ${secret}`),
    ...(state ? [`state ${state}`] : []),
    ...(leadsOn ? [`address ${location.href}`] : []),
  ]
}

/** When a group was under way, as far as it says so itself. */
interface Span {
  group: Group
  begun: number
  over: number
  /** Of the authorization server. */
  server: string
  clientId: string | undefined
  /** Whether its code was redeemed. */
  isRedeemed: boolean
  /** While Okta dealt with the service provider's answer it asked that provider itself. */
  callback: [begun: number, over: number] | undefined
}

const startOf = ({ startedAt }: FinishedExchange) => startedAt.getTime()
const endOf = (exchange: FinishedExchange) => startOf(exchange) + exchange.durationMs

function spanOf(group: Group): Span {
  const first = group.exchanges.find(({ sequence }) => sequence === group.id)!
  const callback = group.exchanges.findLast(
    one => purposeOf(one) === 'the SP’s answer' && messageOf(one).location?.pathname.endsWith('/sign-on'),
  )
  return {
    group,
    begun: startOf(first),
    over: Math.max(...group.exchanges.map(endOf)),
    server: serverPathOf(messageOf(first).path),
    clientId: group.kind === 'sign-in' ? messageOf(first).clientId : undefined,
    isRedeemed: group.exchanges.some(
      one => purposeOf(one) === 'tokens for a code' && one.response?.status === 200,
    ),
    callback: callback && [startOf(callback), endOf(callback)],
  }
}

/** The one group that an exchange can belong to by its time, where it says nothing itself. */
function onlyCandidate(exchange: FinishedExchange, spans: readonly Span[]): Group | undefined {
  const rankOf = claimByTime(exchange)
  if (!rankOf) return undefined
  let best = NEVER
  let candidate: Group | undefined
  for (const span of spans) {
    const rank = rankOf(span)
    if (rank > best || rank === NEVER || span.group.org !== exchange.org) continue
    candidate = rank === best ? undefined : span.group
    best = rank
  }
  return candidate
}

const NEVER = Number.POSITIVE_INFINITY

/** How near a group is to an exchange that says nothing: 0 is nearest; undefined where time alone decides nothing. */
function claimByTime(exchange: FinishedExchange): ((span: Span) => number) | undefined {
  const at = startOf(exchange)
  if (exchange.from === 'Okta' && exchange.to === 'SP') {
    return ({ callback }) => (callback && at >= callback[0] && at <= callback[1] ? 0 : NEVER)
  }
  const purpose = purposeOf(exchange)
  const { clientId, path } = messageOf(exchange)
  if (purpose === 'tokens for a code') {
    if (clientId === undefined) return undefined
    return ({ begun, isRedeemed, clientId: whose }) =>
      whose === clientId && !isRedeemed && at >= begun && at - begun < REDEEMED_WITHIN_MS ? 0 : NEVER
  }
  if (exchange.from === 'Browser' || !SP_DOCUMENTS.includes(purpose)) return undefined
  const server = serverPathOf(path)
  return ({ begun, over, group, server: its }) => {
    if (at < begun - NEAR_MS || at > over + NEAR_MS || group.kind !== 'sign-in' || its !== server)
      return NEVER
    return at < begun ? 1 : at > over ? 2 : 0
  }
}

/** The authorization request that a sign-in began with. */
export function authorizationRequestOf({ id, exchanges, kind }: Group): FinishedExchange | undefined {
  return kind === 'sign-in' ? exchanges.find(({ sequence }) => sequence === id) : undefined
}
