import { setImmediate } from 'node:timers/promises'
import { exchangeBody } from '../control/exchange-body.ts'
import type { FinishedExchange, Recorder } from '../exchanges/recorder.ts'
import { createRedactor } from '../exchanges/redaction.ts'
import type { StoredLogEvent } from '../org/system-log.ts'
import type { RunningOrg } from '../running-org.ts'
import { type InspectedAccessToken, inspectAccessTokens } from './access-tokens.ts'
import { purposeOf } from './endpoints.ts'
import { type Group, type Grouped, groupExchanges } from './grouping.ts'
import { messageOf } from './message.ts'
import { type Outcome, type OutcomeState, outcomeOf } from './outcome.ts'
import { type InspectedToken, inspectTokens } from './tokens.ts'

/** A group with how it came out. */
export interface Inspected extends Group {
  outcome: Outcome
  tokens: InspectedToken[]
  accessTokens: InspectedAccessToken[]
  /** Label of the app, or its client_id where the org has no such app any more. */
  app: string | undefined
}

/** Which groups are wanted. */
export interface Filter {
  org?: string | undefined
  outcome?: OutcomeState | undefined
  /** In the person, the app, the outcome's words, or in any address: a state or a code finds its sign-in. */
  text?: string | undefined
}

/** What the recorder holds, as the inspector shows it. */
export function createInspection(recorder: Recorder, orgs: ReadonlyMap<string, RunningOrg>) {
  let grouped: Grouped = { groups: [], other: [] }
  let keySets: FinishedExchange[] = []
  let at: string | undefined

  // Grouped again only once something was recorded, or forgotten.
  function current(): Grouped {
    const finished = recorder.finished()
    const mark = `${finished[0]?.sequence} ${finished.at(-1)?.sequence} ${finished.length}`
    if (mark !== at) {
      grouped = groupExchanges(finished)
      keySets = finished.filter(one => purposeOf(one) === 'signing keys')
    }
    at = mark
    return grouped
  }

  function inspect(group: Group, eventsOf: ReturnType<typeof eventsByRequest>): Inspected {
    const org = orgs.get(group.org ?? '')
    const tokens = org ? inspectTokens(group, org, keySets) : []
    const accessTokens = org ? inspectAccessTokens(group, org, keySets) : []
    const outcome = heldAgainst(
      tokens,
      outcomeOf(group, id => eventsOf(group.org, id)),
    )
    const { clientId } = outcome
    const app =
      clientId === undefined ? undefined : (org?.model.applications.find(clientId)?.label ?? clientId)
    return { ...group, outcome, tokens, accessTokens, app }
  }

  return {
    /** Those that a filter lets through, newest first. */
    groups(filter: Filter = {}): Inspected[] {
      const eventsOf = eventsByRequest(orgs)
      const { groups } = current()
      return groups
        .filter(({ org }) => filter.org === undefined || org === filter.org)
        .map(group => inspect(group, eventsOf))
        .filter(group => passes(group, filter))
        .reverse()
    },

    /** What belongs to no group, newest first. */
    other({ org, text = '' }: Filter = {}): FinishedExchange[] {
      const sought = text.toLowerCase()
      return current()
        .other.filter(one => org === undefined || one.org === org)
        .filter(({ request }) => request.url.toLowerCase().includes(sought))
        .toReversed()
    },

    group(id: number): Inspected | undefined {
      const group = current().groups.find(one => one.id === id)
      return group && inspect(group, eventsByRequest(orgs))
    },

    exchange(sequence: number): { exchange: FinishedExchange; group: Group | undefined } | undefined {
      const exchange = recorder.finished().find(one => one.sequence === sequence)
      const group = current().groups.find(({ exchanges }) => exchanges.some(one => one === exchange))
      return exchange && { exchange, group }
    },

    /** What the org's System Log says of a group, oldest first. */
    events(group: Group): StoredLogEvent[] {
      const eventsOf = eventsByRequest(orgs)
      return group.exchanges.flatMap(one => eventsOf(group.org, messageOf(one).requestId))
    },

    /**
     * Everything that is kept, as it may be told, in the order in which it ended. A secret bears one name within its
     * sign-in; others are served meanwhile, since thousands of exchanges take their time.
     */
    async everything(): Promise<Told[]> {
      const { groups, other } = current()
      const told: Told[] = []
      for (const together of [...groups.map(({ exchanges }) => exchanges), ...slices(other, TOLD_AT_ONCE)]) {
        told.push(...toldTogether(together))
        await setImmediate()
      }
      return told.sort((one, two) => one.sequence - two.sequence)
    },

    kept: () => ({ now: recorder.finished().length, most: recorder.capacity }),
  }
}

/** Okta may have issued what a relying party has to refuse, by a fault or because a clock was moved. */
function heldAgainst(tokens: readonly InspectedToken[], outcome: Outcome): Outcome {
  const failing = tokens.flatMap(({ checks }) =>
    checks.filter(({ verdict }) => verdict === 'fails').map(({ name }) => name),
  )
  if (failing.length === 0 || outcome.state !== 'done') return outcome
  const names = [...new Set(failing)].join(', ')
  return { ...outcome, state: 'refused', words: `Tokens issued; the ID token is to be refused: ${names}` }
}

type Told = ReturnType<typeof exchangeBody>

/** So many exchanges that belong to nothing are told together. */
const TOLD_AT_ONCE = 25

function slices<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, place) =>
    list.slice(place * size, (place + 1) * size),
  )
}

export type Inspection = ReturnType<typeof createInspection>

/**
 * Exchanges as they may be told. What belongs together is told together, so that a secret bears one name in all of it,
 * from its first appearance on.
 */
export function toldTogether(exchanges: readonly FinishedExchange[]): Told[] {
  const redactor = createRedactor()
  const tell = () => exchanges.map(one => exchangeBody(one, redactor))
  // Told twice: what turns out to be a secret later is one from the start.
  tell()
  return tell()
}

/** A sentence that others had a part in, such as a service provider's reason, without the secrets of its exchanges. */
export function proseOf(text: string, exchanges: readonly FinishedExchange[]): string {
  const redactor = createRedactor()
  for (const one of exchanges) exchangeBody(one, redactor)
  return redactor.text(text)
}

/** Looks events up by the request that caused them; each org's log is read once. */
function eventsByRequest(orgs: ReadonlyMap<string, RunningOrg>) {
  const logs = new Map<string, Map<string, StoredLogEvent[]>>()
  function logOf(name: string): Map<string, StoredLogEvent[]> {
    const known = logs.get(name)
    if (known) return known
    const log = new Map<string, StoredLogEvent[]>()
    for (const event of orgs.get(name)?.model.systemLog.list() ?? []) {
      const { id } = event.request ?? {}
      if (id === undefined) continue
      const events = log.get(id)
      if (events) events.push(event)
      else log.set(id, [event])
    }
    logs.set(name, log)
    return log
  }
  return (org: string | undefined, requestId: string | undefined): readonly StoredLogEvent[] =>
    (org !== undefined && requestId !== undefined && logOf(org).get(requestId)) || []
}

function passes({ outcome, app, exchanges }: Inspected, { outcome: state, text = '' }: Filter): boolean {
  if (state !== undefined && outcome.state !== state) return false
  const sought = text.trim().toLowerCase()
  if (sought === '') return true
  const said = [outcome.words, outcome.person, outcome.reason, app, ...outcome.faults]
  return [...said, ...exchanges.map(({ request }) => request.url)].some(one =>
    one?.toLowerCase().includes(sought),
  )
}
