import { GUIDE, guideClauses } from '../requirements/guide.ts'
import type { EventEvidence, Evidence, Finding } from './diagnosis.ts'
import type { Log } from './log.ts'
import { inFull, type LoggedEvent, type Named, named } from './logged-event.ts'
import type { Har, HarExchange } from './read-har.ts'
import { toldAddress } from './told-address.ts'

/** What symptoms are looked for in. */
export type Traces = {
  log: Log
  har: Har | undefined
  /** What went wrong and no earlier symptom has explained. */
  open: readonly LoggedEvent[]
  /** What earlier symptoms have found. */
  found: readonly Finding[]
}

/** A pattern of what goes wrong in the field. */
export type Symptom = {
  id: Finding['symptom']
  /** The entry of the guide's troubleshooting that it is. */
  clause?: Extract<keyof typeof guideClauses, `guide.troubleshooting.${string}`>
  find: (traces: Traces) => Found[]
}

/** What a symptom says of one person and app. The rest of the finding follows from it. */
export type Found = {
  title: string
  person?: Named
  app?: Named
  certainty?: Finding['certainty']
  why?: string
  advice: Finding['advice']
  trouble: readonly (LoggedEvent | Seen)[]
  causes?: readonly (LoggedEvent | Seen | undefined)[]
  solved?: LoggedEvent | Seen
}

/** A request of the HAR, and what it shows, in words. */
export type Seen = { exchange: HarExchange; says: string }

/** The finding in full, its evidence in the order of time. */
export function findingOf({ id, clause }: Symptom, found: Found): Finding {
  const shown = (all: readonly (LoggedEvent | Seen | undefined)[], shows: Evidence['shows']) =>
    all.flatMap(one => (one ? [{ at: instantOf(one), evidence: evidenceOf(one, shows) }] : []))
  const trouble = shown(found.trouble, 'trouble')
  const evidence = [
    ...shown(found.causes ?? [], 'cause'),
    ...trouble,
    ...shown([found.solved], 'solved'),
  ].sort((one, other) => one.at - other.at)
  return {
    symptom: id,
    title: found.title,
    person: told(found.person),
    app: told(found.app),
    certainty: found.certainty ?? 'certain',
    why: found.why ?? null,
    times: {
      count: trouble.length,
      first: trouble[0]!.evidence.time,
      last: trouble.at(-1)!.evidence.time,
    },
    solvedAt: found.solved ? evidenceOf(found.solved, 'solved').time : null,
    guide: clause ? guideEntry(clause) : null,
    advice: found.advice,
    evidence: evidence.map(({ evidence }) => evidence),
  }
}

function guideEntry(id: NonNullable<Symptom['clause']>): NonNullable<Finding['guide']> {
  const { section, text } = guideClauses[id]
  return { id, section, text, url: GUIDE }
}

const told = (one: Named | undefined) => (one ? { name: one.name, known: one.known } : null)

const instantOf = (one: LoggedEvent | Seen) => ('exchange' in one ? one.exchange.at : one.at)

function evidenceOf(one: LoggedEvent | Seen, shows: Evidence['shows']): Evidence {
  if (!('exchange' in one)) return eventEvidence(one, shows)
  const { exchange, says } = one
  const { startedDateTime: time, method, status } = exchange
  return { kind: 'request', shows, time, method, url: toldAddress(exchange.url), status, says }
}

/** An event as a diagnosis shows it. */
export function eventEvidence(event: LoggedEvent, shows: Evidence['shows'] = 'trouble'): EventEvidence {
  return {
    kind: 'event',
    shows,
    time: event.published,
    eventType: event.eventType,
    displayMessage: event.displayMessage,
    actor: event.actor ? inFull(named(event.actor)) : 'nobody',
    targets: event.targets.map(target => inFull(named(target))),
    result: event.result,
    reason: event.reason,
    uuid: event.uuid,
  }
}
