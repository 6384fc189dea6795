import { z } from 'zod'
import type { LoggedEvent } from './logged-event.ts'
import { readLogCsv } from './read-log-csv.ts'
import { Unreadable } from './unreadable.ts'

export type LogFormat = 'JSON' | 'NDJSON' | 'CSV'

const optionalText = z
  .string()
  .nullish()
  .transform(text => text ?? null)

const partySchema = z.object({
  id: optionalText,
  type: z
    .string()
    .nullish()
    .transform(text => text ?? 'unknown'),
  alternateId: optionalText,
  displayName: optionalText,
})

// What a diagnosis is made from; the log holds more, which is nobody's business here.
const eventSchema = z
  .object({
    uuid: z.string().min(1),
    published: z.iso.datetime({ offset: true }),
    eventType: z.string().min(1),
    displayMessage: z
      .string()
      .nullish()
      .transform(text => text ?? ''),
    outcome: z.object({ result: optionalText, reason: optionalText }).nullish(),
    actor: partySchema.nullish(),
    target: z.array(partySchema).nullish(),
    client: z.object({ ipAddress: optionalText }).nullish(),
    authenticationContext: z.object({ externalSessionId: optionalText }).nullish(),
    transaction: z.object({ id: optionalText }).nullish(),
    debugContext: z.object({ debugData: z.object({ requestUri: optionalText }).nullish() }).nullish(),
  })
  .transform(
    (event): LoggedEvent => ({
      uuid: event.uuid,
      published: event.published,
      at: Date.parse(event.published),
      eventType: event.eventType,
      displayMessage: event.displayMessage,
      result: event.outcome?.result ?? 'UNKNOWN',
      reason: event.outcome?.reason || null,
      actor: event.actor ?? null,
      targets: event.target ?? [],
      ip: event.client?.ipAddress ?? null,
      sessionId: event.authenticationContext?.externalSessionId ?? null,
      transactionId: event.transaction?.id ?? null,
      requestUri: event.debugContext?.debugData?.requestUri ?? null,
    }),
  )

/**
 * Reads a System Log: what `/api/v1/logs` answers, one event a line, or the Admin Console's CSV.
 *
 * @param file its name, for the message
 * @returns its events, the oldest first, each once
 * @throws Unreadable with what the text is instead, or where it is broken
 */
export function readLog(text: string, file: string): { format: LogFormat; events: LoggedEvent[] } {
  const start = text.trimStart()[0] ?? ''
  if (start === '<')
    throw new Unreadable(
      `${file} is a web page, not a System Log: it may be the sign-in page, saved in place of the log. Export again while signed in.`,
    )
  if (start !== '[' && start !== '{') return { format: 'CSV', events: inOrder(readLogCsv(text, file)) }
  const { format, entries } = readJson(text, file)
  if (entries.length === 0)
    throw new Unreadable(`${file} holds no event. Export a time in which the trouble occurred.`)
  return { format, events: inOrder(entries.map((entry, at) => eventOf(entry, at, file))) }
}

function readJson(text: string, file: string): { format: LogFormat; entries: unknown[] } {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return { format: 'NDJSON', entries: readLines(text, file, error as Error) }
  }
  const entries = entriesOf(document)
  if (entries) return { format: 'JSON', entries }
  throw new Unreadable(`${file} ${whatItIs(document)}`)
}

function readLines(text: string, file: string, wholly: Error): unknown[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, at) => ({ line: line.trim(), at: at + 1 }))
    .filter(({ line }) => line !== '')
  const entries: unknown[] = []
  for (const { line, at } of lines) {
    try {
      entries.push(JSON.parse(line))
    } catch (error) {
      const isLast = at === lines.at(-1)!.at
      // A pretty-printed document is no line of JSON either: then it is the whole that is broken.
      if (entries.length === 0) throw new Unreadable(`${file} ${broken(text, wholly)}`, { cause: error })
      throw new Unreadable(
        isLast
          ? `${file} is cut off: its last line, ${at}, ends in the middle of an event. Export it again.`
          : `${file} is not JSON in line ${at}, where every line should be one event.`,
        { cause: error },
      )
    }
  }
  return entries.flatMap(entry => entriesOf(entry) ?? [entry])
}

function broken(text: string, { message }: Error): string {
  const whole = text.trimEnd()
  // Engines name the place where they stopped: at the very end something was still to come.
  const stoppedAt = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
  const isCut =
    /unexpected end|unterminated/i.test(message) || stoppedAt >= whole.length || !/[\]}]$/.test(whole)
  return isCut
    ? 'is cut off: its JSON ends in the middle. Export it again.'
    : `is neither JSON nor CSV (${message}).`
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEvent = (value: unknown): value is Record<string, unknown> => isObject(value) && 'eventType' in value

/** An event may come in a log collector's envelope. */
function unwrapped(value: unknown): unknown {
  if (!isObject(value) || isEvent(value)) return value
  return Object.values(value).find(isEvent) ?? value
}

/** The events of a document: a list, one event alone, or a list among the members of an object, two levels deep. */
function entriesOf(document: unknown, depth = 2): unknown[] | undefined {
  if (Array.isArray(document)) {
    const entries = document.map(unwrapped)
    return entries.length === 0 || entries.some(isEvent) ? entries : undefined
  }
  if (!isObject(document)) return
  if (isEvent(document)) return [document]
  if (depth === 0) return
  const lists = Object.values(document).flatMap(value => {
    const found = entriesOf(value, depth - 1)
    return found ? [found] : []
  })
  // An object has more lists than that of its events; an empty one says that there are none only where it is alone.
  return lists.find(list => list.length > 0) ?? (isNamedForEvents(document) ? [] : undefined)
}

const isNamedForEvents = (document: Record<string, unknown>) =>
  ['events', 'logs'].some(name => Array.isArray(document[name]))

function whatItIs(document: unknown): string {
  if (isObject(document) && isObject(document.log) && 'entries' in document.log)
    return 'is a HAR. Give it with --har, and the System Log as the file.'
  if (isObject(document) && typeof document.errorCode === 'string')
    return `is an error of Okta's, not a log: ${document.errorCode} ${String(document.errorSummary ?? '')}. Export it again with a token that may read logs.`
  return 'is JSON, but not a System Log of Okta: no entry has an eventType. Export it from Reports > System Log, or from /api/v1/logs.'
}

function eventOf(entry: unknown, at: number, file: string): LoggedEvent {
  const parsed = eventSchema.safeParse(entry)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new Unreadable(
    `${file} is not a System Log as Okta writes it: entry ${at + 1}, ${path.join('.') || 'as a whole'}: ${message}.`,
  )
}

/** Pages of a log overlap, and the newest may come first. */
function inOrder(events: readonly LoggedEvent[]): LoggedEvent[] {
  const once = new Map(events.map(event => [event.uuid, event]))
  const sorted = [...once.values()]
  const isNewestFirst = sorted.length > 1 && sorted[0]!.at > sorted.at(-1)!.at
  // What happened in the same millisecond keeps the order in which it was written.
  return (isNewestFirst ? sorted.reverse() : sorted).sort((one, other) => one.at - other.at)
}
