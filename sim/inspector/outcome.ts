import type { FinishedExchange } from '../exchanges/recorder.ts'
import type { StoredLogEvent } from '../org/system-log.ts'
import { purposeOf } from './endpoints.ts'
import { authorizationRequestOf, type Group } from './grouping.ts'
import { messageOf } from './message.ts'
import { inWords } from './reasons.ts'
import { claimsOf } from './token.ts'

/** How a group came out. */
export type OutcomeState = 'done' | 'refused' | 'open'

export interface Outcome {
  state: OutcomeState
  /** In words: "Signed in", "Refused: the person is not assigned to the app". */
  words: string
  /** What else happened on the way. */
  notes: string[]
  /** Number of the exchange that decided it. */
  decidedBy?: number
  /** Okta's internal code, as the System Log has it. */
  reason?: string
  /** Login, as far as it is known. */
  person?: string
  clientId?: string
  faults: string[]
}

/** The events of an org's System Log that a request caused. */
export type EventsOf = (requestId: string | undefined) => readonly StoredLogEvent[]

/** Tells from the answers on record, and from the System Log, how a group came out. */
export function outcomeOf(group: Group, eventsOf: EventsOf): Outcome {
  const faults = [...new Set(group.exchanges.flatMap(({ faults = [] }) => faults))]
  const broken = group.exchanges.filter(({ response }) => !response)
  const found = group.kind === 'sign-in' ? signInOutcome(group, eventsOf) : expressOutcome(group, eventsOf)
  const notes = [
    ...found.notes,
    ...broken.map(one => `The connection broke before Okta’s answer was whole: ${purposeOf(one)}.`),
  ]
  return { ...found, notes, faults }
}

type Found = Omit<Outcome, 'faults'>

function failureOf(exchange: FinishedExchange, eventsOf: EventsOf): StoredLogEvent | undefined {
  return eventsOf(messageOf(exchange).requestId).findLast(
    ({ result }) => result === 'FAILURE' || result === 'DENY',
  )
}

function refusal(exchange: FinishedExchange, eventsOf: EventsOf, said?: unknown): Found {
  const { reason } = failureOf(exchange, eventsOf) ?? {}
  const sentence = typeof said === 'string' ? said : undefined
  return {
    state: 'refused',
    words: `Refused: ${inWords(reason, sentence)}`,
    notes: [],
    decidedBy: exchange.sequence,
    ...(reason !== undefined && { reason }),
  }
}

function signInOutcome(group: Group, eventsOf: EventsOf): Found {
  const { exchanges } = group
  const begun = authorizationRequestOf(group)
  const who = personOf(exchanges, eventsOf)
  const clientId = begun && messageOf(begun).clientId
  const about = { ...(who && { person: who }), ...(clientId && { clientId }) }
  return { ...decide(exchanges, eventsOf), ...about }
}

function decide(exchanges: readonly FinishedExchange[], eventsOf: EventsOf): Found {
  const redeemed = exchanges.filter(one => purposeOf(one) === 'tokens for a code' && one.response)
  const good = redeemed.find(({ response }) => response?.status === 200)
  if (good) {
    return {
      state: 'done',
      words: 'Signed in',
      notes: afterwards(exchanges, good, eventsOf),
      decidedBy: good.sequence,
    }
  }
  const bad = redeemed.at(-1)
  if (bad) {
    const { error, error_description } = messageOf(bad).answered
    return refusal(bad, eventsOf, error_description ?? error)
  }
  const answered = exchanges.findLast(one => {
    const { handedOn } = messageOf(one)
    return isAtAuthorize(one) && (handedOn.has('error') || handedOn.has('code') || handedOn.has('id_token'))
  })
  if (answered) {
    const { handedOn } = messageOf(answered)
    if (handedOn.has('error')) {
      return refusal(answered, eventsOf, handedOn.get('error_description') ?? handedOn.get('error'))
    }
    const words = handedOn.has('code')
      ? 'Code issued: the service provider has not redeemed it'
      : 'Signed in: tokens went by the browser'
    return { state: handedOn.has('code') ? 'open' : 'done', words, notes: [], decidedBy: answered.sequence }
  }
  const refused = exchanges.findLast(one => isAtAuthorize(one) && (one.response?.status ?? 0) >= 400)
  if (refused) return refusal(refused, eventsOf, 'Okta showed an error page in place of going on')
  return stillAtOkta(exchanges, eventsOf)
}

function stillAtOkta(exchanges: readonly FinishedExchange[], eventsOf: EventsOf): Found {
  const tried = exchanges.findLast(one => purposeOf(one) === 'password')
  const failed = tried && failureOf(tried, eventsOf)
  if (!failed) return { state: 'open', words: 'At Okta’s sign-in page', notes: [] }
  return {
    state: 'open',
    words: `At Okta’s sign-in page: ${inWords(failed.reason)}`,
    notes: [],
    decidedBy: tried.sequence,
    ...(failed.reason !== undefined && { reason: failed.reason }),
  }
}

/** What happened once the tokens were out. */
function afterwards(
  exchanges: readonly FinishedExchange[],
  good: FinishedExchange,
  eventsOf: EventsOf,
): string[] {
  return exchanges.flatMap(one => {
    const { status = 200 } = one.response ?? {}
    const purpose = purposeOf(one)
    if (one === good || status < 400 || purpose === 'page') return []
    if (one.from === 'Browser') return []
    const { reason } = failureOf(one, eventsOf) ?? {}
    const { answered } = messageOf(one)
    const isAgain =
      purpose === 'tokens for a code' &&
      messageOf(one).asked.get('code') === messageOf(good).asked.get('code')
    const why =
      isAgain && one.sequence > good.sequence
        ? 'the code had been used'
        : inWords(reason, String(answered.error_description ?? answered.error ?? ''))
    return [`Answered ${status} to ${purpose}: ${why}.`]
  })
}

function isAtAuthorize(exchange: FinishedExchange): boolean {
  const purpose = purposeOf(exchange)
  return purpose === 'authorization request' || purpose === 'password'
}

function personOf(exchanges: readonly FinishedExchange[], eventsOf: EventsOf): string | undefined {
  for (const exchange of exchanges.toReversed()) {
    const actor = eventsOf(messageOf(exchange).requestId).findLast(
      event => event.actor?.type === 'User',
    )?.actor
    if (actor) return actor.alternateId
    const claims = claimsOf(messageOf(exchange).answered.id_token)
    const login = claims?.preferred_username ?? claims?.email
    if (typeof login === 'string') return login
  }
  const typed = exchanges.findLast(one => messageOf(one).asked.has('username'))
  return typed ? (messageOf(typed).asked.get('username') ?? undefined) : undefined
}

function expressOutcome({ exchanges }: Group, eventsOf: EventsOf): Found {
  const [first] = exchanges
  const person = personOf(exchanges, eventsOf)
  const clientId = first && /^\/api\/v1\/apps\/([^/]+)/.exec(messageOf(first).path)?.[1]
  const about = { notes: [], ...(person && { person }), ...(clientId && { clientId }) }
  const ended = exchanges.findLast(one => messageOf(one).location?.searchParams.has('expressConfiguration'))
  const how = ended && messageOf(ended).location?.searchParams.get('expressConfiguration')
  if (ended && how === 'configured') {
    return { state: 'done', words: 'Configured', decidedBy: ended.sequence, ...about }
  }
  if (ended) {
    const { reason } = failureOf(ended, eventsOf) ?? {}
    const said = exchanges.findLast(one => messageOf(one).asked.has('error'))
    const error = said && messageOf(said).asked.get('error_description')
    return {
      state: 'refused',
      words: `Failed: ${reason ?? error ?? 'no reason was given'}`,
      decidedBy: ended.sequence,
      ...about,
    }
  }
  const refused = exchanges.findLast(({ response }) => (response?.status ?? 0) >= 400)
  if (refused) {
    return {
      state: 'refused',
      words: 'Failed: the answer of the service provider belongs to no attempt of this browser',
      decidedBy: refused.sequence,
      ...about,
    }
  }
  return { state: 'open', words: 'At the service provider, which has not answered', ...about }
}
