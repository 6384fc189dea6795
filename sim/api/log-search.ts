import { invalid } from '../org/errors.ts'
import type { StoredLogEvent } from '../org/system-log.ts'
import { compileFilter, type FilterRules, SEARCH_OPERATORS } from './filters.ts'
import { type LogEventBody, logEventBody } from './log-event.ts'

const DAY_MS = 24 * 60 * 60 * 1000

// What stands at the end of a path, `target.id`, of every target.
const FILTER: FilterRules<LogEventBody> = {
  values(path) {
    const steps = path.split('.')
    if (!FILTERABLE.test(path)) return undefined
    return event =>
      steps.reduce<unknown[]>((values, step) => values.flatMap(value => inside(value, step)), [event])
  },
  operators: () => SEARCH_OPERATORS,
  isExact: true,
}

const FILTERABLE =
  /^(uuid|published|eventType|version|severity|legacyEventType|displayMessage|(actor|target)\.(id|type|alternateId|displayName)|outcome\.(result|reason)|client\.(ipAddress|device|id|zone|userAgent\.(rawUserAgent|os|browser))|transaction\.(id|type)|debugContext\.debugData\.\w+|authenticationContext\.\w+|securityContext\.\w+)$/

function inside(value: unknown, step: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return []
  return [(value as Record<string, unknown>)[step]].flat()
}

/** What is searched for in the System Log. */
export interface LogSearch {
  /** Milliseconds; seven days before the end where it is left out. */
  since?: number | undefined
  /** Milliseconds, itself left out of the range. */
  until?: number | undefined
  /** Filter expression of the API. */
  filter?: string | undefined
  /** Words that have to stand somewhere in the event's values, in any case. */
  q?: string | undefined
}

/** Since when a search that says nothing of it looks. */
export function sinceOf({ since, until }: LogSearch, now: Date): number {
  return since ?? (until ?? now.getTime()) - 7 * DAY_MS
}

/**
 * Compiles a search: whether an event is found. With a filter it costs much, as each event is put into the API's shape.
 * Throws E0000031 where the filter
 * can't be read, E0000001 where there are too many words.
 */
export function compileLogSearch(search: LogSearch, now: Date): (event: StoredLogEvent) => boolean {
  const { until, filter, q = '' } = search
  // The log writes every time alike, so that texts are in the order of time.
  const from = new Date(sinceOf(search, now)).toISOString()
  const to = until === undefined ? undefined : new Date(until).toISOString()
  const passes = filter === undefined ? undefined : compileFilter(filter, FILTER)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length > 10) throw invalid('q', 'The field may hold 10 words at the most')
  if (words.some(word => word.length > 40)) throw invalid('q', 'A word may have 40 characters at the most')
  return event => {
    if (event.published < from || (to !== undefined && event.published >= to)) return false
    const text = words.length > 0 ? textOf(event) : ''
    return words.every(word => text.includes(word)) && (passes?.(logEventBody(event)) ?? true)
  }
}

// An event never changes, and a word is looked for in all of them.
const texts = new WeakMap<StoredLogEvent, string>()

function textOf(event: StoredLogEvent): string {
  const known = texts.get(event)
  if (known !== undefined) return known
  const values: string[] = []
  collect(logEventBody(event), values)
  const text = values.join('\n').toLowerCase()
  texts.set(event, text)
  return text
}

// Values only: a word is never found in the name of a member.
function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, texts)
  else if (value !== null && value !== undefined) texts.push(String(value))
}
