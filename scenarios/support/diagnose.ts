import type { Diagnosis, Finding, Unknown } from './diagnosis.ts'
import { createLog, type Log } from './log.ts'
import { isRefusal, type LoggedEvent } from './logged-event.ts'
import { createMask } from './masking.ts'
import type { Har } from './read-har.ts'
import type { LogFormat } from './read-log.ts'
import { restrict } from './restriction.ts'
import { eventEvidence, findingOf } from './symptom.ts'
import { symptomIds } from './symptom-ids.ts'
import { symptoms } from './symptoms.ts'

export type DiagnosisInput = {
  events: readonly LoggedEvent[]
  format: LogFormat
  har?: Har
  /** Only what concerns this app, by label or id. */
  app?: string
  /** Only what concerns this person, by login. */
  person?: string
  mask?: boolean
}

/** How many events of a kind that isn't understood are shown. */
const EXAMPLES = 3

/**
 * Says what went wrong, as far as it is known what the events mean; the rest is counted and shown.
 *
 * @throws NotInLog where the app or the person isn't in the log
 */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const chosen = restrict(input.events, input)
  const mask = input.mask ? createMask(input.events) : undefined
  const events = mask ? chosen.map(mask.event) : chosen
  const har = mask && input.har ? mask.har(input.har) : input.har
  const log = createLog(events)
  const findings = findingsIn(log, har)
  const unknown = notUnderstood(log, findings)
  return {
    log: {
      format: input.format,
      events: input.events.length,
      considered: events.length,
      from: events[0]?.published ?? null,
      to: events.at(-1)?.published ?? null,
      people: log.people().length,
      apps: [...new Set(log.apps().map(({ name }) => name))].sort(),
    },
    har: har ? { requests: har.exchanges.length, hasCookies: har.hasCookies } : null,
    restrictedTo: {
      app: (mask && input.app ? mask.text(input.app) : input.app) ?? null,
      person: (mask && input.person ? mask.text(input.person) : input.person) ?? null,
    },
    masked: mask !== undefined,
    verdict: verdictOf(findings, unknown),
    findings: [
      ...findings.filter(({ solvedAt }) => solvedAt === null),
      ...findings.filter(({ solvedAt }) => solvedAt !== null),
    ],
    unknown,
  }
}

function findingsIn(log: Log, har: Har | undefined): Finding[] {
  const found: Finding[] = []
  const explained = new Set<string>()
  for (const id of symptomIds) {
    const symptom = symptoms[id]
    const open = log.refusals.filter(({ uuid }) => !explained.has(uuid))
    const own = symptom.find({ log, har, open, found }).map(one => findingOf(symptom, one))
    found.push(...own)
    for (const { evidence } of own)
      for (const one of evidence) if (one.kind === 'event') explained.add(one.uuid)
  }
  return found
}

function notUnderstood(log: Log, findings: readonly Finding[]): Unknown[] {
  const explained = new Set(
    findings.flatMap(({ evidence }) => evidence.flatMap(one => (one.kind === 'event' ? [one.uuid] : []))),
  )
  const kinds = new Map<string, LoggedEvent[]>()
  for (const event of log.events.filter(one => isRefusal(one) && !explained.has(one.uuid))) {
    const kind = [event.eventType, event.result, event.reason].join('\n')
    const alike = kinds.get(kind)
    if (alike) alike.push(event)
    else kinds.set(kind, [event])
  }
  return [...kinds.values()]
    .map(events => {
      const [first] = events
      return {
        eventType: first!.eventType,
        displayMessage: first!.displayMessage,
        result: first!.result,
        reason: first!.reason,
        count: events.length,
        first: first!.published,
        last: events.at(-1)!.published,
        examples: events.slice(0, EXAMPLES).map(event => eventEvidence(event)),
      }
    })
    .sort((one, other) => other.count - one.count)
}

function verdictOf(findings: readonly Finding[], unknown: readonly Unknown[]): Diagnosis['verdict'] {
  if (findings.some(({ solvedAt }) => solvedAt === null)) return 'something is wrong'
  if (unknown.length > 0) return 'not understood'
  return findings.length > 0 ? 'everything solved itself' : 'nothing is wrong'
}
