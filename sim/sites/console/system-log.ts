import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { type LogEventBody, logEventBody } from '../../api/log-event.ts'
import { compileLogSearch, type LogSearch, sinceOf } from '../../api/log-search.ts'
import { OktaError } from '../../org/errors.ts'
import type { StoredLogEvent } from '../../org/system-log.ts'
import { type SystemLogRow, systemLogPage } from '../../pages/admin/system-log.ts'
import { addressWith, pagingOf, placeOf } from '../list-places.ts'
import { queryOf, showPage } from '../site.ts'
import { consoleOf, shellOf } from './console.ts'

const path = '/admin/reports/system-log'
/** Unfolded, an event is ten lines. */
const EVENTS_ON_A_PAGE = 25
/** An expression is asked of so many events for one page; the next page goes on there. */
const MOST_ASKED = 5_000

/** Where the log is shown with what somebody or something did, or had done to it. */
export function logAbout(id: string): string {
  return `${path}?${new URLSearchParams({ q: `actor.id eq "${id}" or target.id eq "${id}"` })}`
}

/** Reports > System Log. */
export function systemLogRoutes(router: Router): void {
  router.get(path, ctx => {
    const { model } = consoleOf(ctx).org
    const stored = model.systemLog.list()
    const search = searchOf(ctx)
    const { found, error } = find(ctx, stored, search, model.now())
    const actorId = queryOf(ctx, 'actor')
    const query = queryOf(ctx, 'q')
    const event = queryOf(ctx, 'event')
    showPage(
      ctx,
      systemLogPage({
        shell: shellOf(ctx, 'System Log'),
        events: found.events.map(body => rowFrom(ctx, body)),
        page: pagingOf(ctx, found),
        since: minuteOf(sinceOf(search, model.now())),
        eventTypes: [...new Set(stored.map(({ eventType }) => eventType))].sort(),
        ...(search.until !== undefined && { until: minuteOf(search.until) }),
        ...(query && { query }),
        ...(event && { event }),
        ...(error && { error }),
        ...(actorId && {
          actor: {
            id: actorId,
            name: stored.findLast(({ actor }) => actor?.id === actorId)?.actor?.alternateId ?? actorId,
            removeHref: addressWith(ctx, { actor: undefined }),
          },
        }),
      }),
    )
  })
}

// Begins like an expression of the API's; anything else is words.
const EXPRESSION = /^[\s(]*[a-z][\w.]*\s+(eq|ne|gt|ge|lt|le|sw|co|pr)\b/i

function searchOf(ctx: Context): LogSearch {
  const query = queryOf(ctx, 'q')
  return {
    since: timeOf(ctx, 'since'),
    until: timeOf(ctx, 'until'),
    ...(query && (EXPRESSION.test(query) ? { filter: query } : { q: query })),
  }
}

// A time of the form is in UTC, to the minute; what is no time asks for nothing.
function timeOf(ctx: Context, name: string): number | undefined {
  const text = queryOf(ctx, name)
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined
  const time = Date.parse(`${text}Z`)
  return Number.isNaN(time) ? undefined : time
}

function minuteOf(time: number): string {
  return new Date(time).toISOString().slice(0, 16)
}

interface Found {
  events: LogEventBody[]
  /** Undefined where not all were asked. */
  total: number | undefined
  /** Sequence of the last event shown, or asked. */
  next: number | undefined
}

function find(
  ctx: Context,
  stored: readonly StoredLogEvent[],
  search: LogSearch,
  now: Date,
): { found: Found; error?: string } {
  const found: Found = { events: [], total: 0, next: undefined }
  const [actor, event] = [queryOf(ctx, 'actor'), queryOf(ctx, 'event')]
  const before = placeOf(ctx, z.int()) ?? Number.POSITIVE_INFINITY
  let isFound: ReturnType<typeof compileLogSearch>
  try {
    isFound = compileLogSearch(search, now)
  } catch (error) {
    if (!(error instanceof OktaError)) throw error
    return { found, error: error.causes[0]?.replace(/^\w+: /, '') ?? error.message }
  }
  let total = 0
  let asked = 0
  let last: number | undefined
  for (let at = stored.length - 1; at >= 0; at -= 1) {
    const one = stored[at]!
    if ((actor && one.actor?.id !== actor) || (event && one.eventType !== event)) continue
    const isBefore = one.sequence >= before
    if (search.filter !== undefined && isBefore) continue
    if (search.filter !== undefined && asked === MOST_ASKED) {
      return { found: { ...found, total: undefined, next: found.next ?? stored[at + 1]!.sequence } }
    }
    asked += 1
    if (!isFound(one)) continue
    total += 1
    if (isBefore) continue
    if (found.events.length < EVENTS_ON_A_PAGE) {
      found.events.push(logEventBody(one))
      last = one.sequence
    } else found.next ??= last
  }
  // A page of an expression's that isn't the first was not told how many came before it.
  const isAll = search.filter === undefined || before === Number.POSITIVE_INFINITY
  return { found: { ...found, total: isAll ? total : undefined } }
}

function rowFrom(ctx: Context, body: LogEventBody): SystemLogRow {
  const { actor, client, outcome, transaction, debugContext, target } = body
  const lines: [string, string | null | undefined][] = [
    ['Actor', `${actor.displayName} (${actor.alternateId}), ${actor.type} ${actor.id}`],
    ['Outcome', outcome.reason ? `${outcome.result}: ${outcome.reason}` : outcome.result],
    ...(target ?? []).map(
      ({ type, displayName, alternateId, id }) =>
        ['Target', `${displayName} (${alternateId}), ${type} ${id}`] as [string, string],
    ),
    ['IP address', client.ipAddress],
    ['User agent', client.userAgent?.rawUserAgent],
    ['Request', debugContext.debugData.requestUri],
    ['Transaction', `${transaction.type} ${transaction.id}`],
    ['Event', body.uuid],
  ]
  return {
    published: body.published,
    severity: body.severity,
    displayMessage: body.displayMessage,
    eventType: body.eventType,
    outcome,
    actor,
    target: target ?? [],
    detail: lines.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    sameEventHref: addressWith(ctx, { event: body.eventType }),
    sameActorHref: addressWith(ctx, { actor: actor.id }),
  }
}
