import { readCsv } from './csv.ts'
import type { LoggedEvent, Party } from './logged-event.ts'
import { Unreadable } from './unreadable.ts'

const COLUMNS = {
  uuid: 'uuid',
  published: 'timestamp',
  eventType: 'event_type',
  displayMessage: 'display_message',
  result: 'outcome.result',
  reason: 'outcome.reason',
  ip: 'client.ip_address',
  sessionId: 'authentication_context.external_session_id',
  transactionId: 'transaction.id',
  requestUri: 'debug_context.debug_data.request_uri',
} as const

const PARTY = ['id', 'type', 'alternate_id', 'display_name'] as const

// Without these a diagnosis would be a guess.
const NEEDED = [
  COLUMNS.uuid,
  COLUMNS.published,
  COLUMNS.eventType,
  COLUMNS.result,
  COLUMNS.reason,
  ...PARTY.map(part => `actor.${part}`),
  ...PARTY.map(part => `target0.${part}`),
]

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/**
 * The events of the CSV that Reports > System Log > Download CSV makes.
 *
 * @throws Unreadable where it is none, a needed column is missing, or it is cut off
 */
export function readLogCsv(text: string, file: string): LoggedEvent[] {
  const { rows, endsInQuotes } = readCsv(text, separatorOf(text))
  const [header = [], ...lines] = rows
  const places = new Map(header.map((name, at) => [name.trim().toLowerCase(), at]))
  if (!NEEDED.some(name => places.has(name)))
    throw new Unreadable(
      `${file} is neither JSON nor the CSV of a System Log: its first line names none of Okta's columns, such as event_type.`,
    )
  const missing = NEEDED.filter(name => !places.has(name))
  if (missing.length > 0)
    throw new Unreadable(
      `${file} lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${missing.join(', ')}. Give the CSV as the Admin Console made it.`,
    )
  const isShort = (lines.at(-1)?.length ?? header.length) < header.length
  if (endsInQuotes || isShort)
    throw new Unreadable(`${file} is cut off: its last row ends in the middle. Export it again.`)
  if (lines.length === 0)
    throw new Unreadable(`${file} holds no event. Export a time in which the trouble occurred.`)
  return lines.map((row, at) => {
    // Line 1 is the header; a row with line breaks in it makes this the row's number, not the line's.
    if (row.length !== header.length)
      throw new Unreadable(
        `${file} has ${row.length} fields in row ${at + 2} and ${header.length} in its first one. Give the CSV as the Admin Console made it.`,
      )
    return eventOf(name => row[places.get(name) ?? -1]?.trim() || null, header.length, {
      file,
      row: at + 2,
    })
  })
}

/** Spreadsheets of some countries save with semicolons or tabs. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\r?\n|$/))
  return [',', ';', '\t'].find(separator => header.split(separator).length > 4) ?? ','
}

type Cell = (column: string) => string | null

function eventOf(cell: Cell, columns: number, where: { file: string; row: number }): LoggedEvent {
  const published = cell(COLUMNS.published) ?? ''
  if (!INSTANT.test(published))
    throw new Unreadable(
      `${where.file} has "${published}" as the timestamp of row ${where.row}, which can't be read for certain. A spreadsheet may have rewritten it: give the CSV as the Admin Console made it.`,
    )
  const eventType = cell(COLUMNS.eventType)
  const uuid = cell(COLUMNS.uuid)
  if (!eventType || !uuid)
    throw new Unreadable(`${where.file} has no ${eventType ? 'uuid' : 'event_type'} in row ${where.row}.`)
  return {
    uuid,
    published,
    at: Date.parse(published),
    eventType,
    displayMessage: cell(COLUMNS.displayMessage) ?? '',
    result: cell(COLUMNS.result) ?? 'UNKNOWN',
    reason: cell(COLUMNS.reason),
    actor: partyOf(cell, 'actor'),
    targets: Array.from({ length: columns }, (_, at) => partyOf(cell, `target${at}`)).filter(
      party => party !== null,
    ),
    ip: cell(COLUMNS.ip),
    sessionId: cell(COLUMNS.sessionId),
    transactionId: cell(COLUMNS.transactionId),
    requestUri: cell(COLUMNS.requestUri),
  }
}

function partyOf(cell: Cell, prefix: string): Party | null {
  const [id = null, type = null, alternateId = null, displayName = null] = PARTY.map(part =>
    cell(`${prefix}.${part}`),
  )
  if (id === null && type === null && alternateId === null && displayName === null) return null
  return { id, type: type ?? 'unknown', alternateId, displayName }
}
