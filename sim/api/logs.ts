import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { invalid, OktaError } from '../org/errors.ts'
import type { StoredLogEvent } from '../org/system-log.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { compileFilter, type FilterRules, SEARCH_OPERATORS } from './filters.ts'
import { type LogEventBody, logEventBody } from './log-event.ts'
import { decodeCursor, encodeCursor, limitOf, linkNext, linkSelf } from './paging.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const cursorSchema = z.tuple([z.int()])

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

/**
 * The System Log. Asked for without `until` and in ascending order it is polled: every answer, an empty one too, says
 * where to go on (`rel="next"`).
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/
 */
export function logRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  router.get('/logs', ctx => {
    const org = orgOf(ctx)
    const order = queryOf(ctx, 'sortOrder') ?? 'ASCENDING'
    if (order !== 'ASCENDING' && order !== 'DESCENDING') {
      throw invalid('sortOrder', 'The field must be ASCENDING or DESCENDING')
    }
    const isAscending = order === 'ASCENDING'
    const limit = limitOf(ctx, 1000, 100)
    const isWanted = condition(ctx, org)
    const stored = org.model.systemLog.list()
    const newest = stored.at(-1)?.sequence ?? 0
    const after = startOf(ctx, newest, isAscending)

    const page: LogEventBody[] = []
    let position = isAscending ? Math.max(after, newest) : 0
    let hasMore = false
    for (const event of isAscending ? stored : stored.toReversed()) {
      if (isAscending ? event.sequence <= after : event.sequence >= after) continue
      const body = isWanted(event)
      if (!body) continue
      if (page.length === limit) {
        hasMore = true
        break
      }
      page.push(body)
      if (page.length === limit) position = event.sequence
    }
    ctx.body = page
    linkSelf(ctx, org.url)
    const isPolled = isAscending && queryOf(ctx, 'until') === undefined
    if (hasMore || isPolled) linkNext(ctx, org.url, encodeCursor([position]))
  })
}

// A cursor from before a restart points beyond the log, which began anew: so does who comes with it.
function startOf(ctx: Context, newest: number, isAscending: boolean): number {
  const cursor = decodeCursor(ctx, cursorSchema)?.[0]
  if (!isAscending) return cursor ?? Number.POSITIVE_INFINITY
  return cursor === undefined || cursor > newest ? 0 : cursor
}

function condition(ctx: Context, org: RunningOrg): (event: StoredLogEvent) => LogEventBody | undefined {
  const until = timeOf(ctx, 'until')
  const since = timeOf(ctx, 'since') ?? (until ?? org.model.now().getTime()) - 7 * DAY_MS
  const filter = queryOf(ctx, 'filter')
  const passes = filter === undefined ? () => true : compileFilter(filter, FILTER)
  const words = (queryOf(ctx, 'q') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length > 10) throw invalid('q', 'The field may hold 10 words at the most')
  if (words.some(word => word.length > 40)) throw invalid('q', 'A word may have 40 characters at the most')
  return event => {
    const published = Date.parse(event.published)
    if (published < since || (until !== undefined && published >= until)) return undefined
    const body = logEventBody(event)
    return passes(body) && holdsAll(body, words) ? body : undefined
  }
}

function timeOf(ctx: Context, name: string): number | undefined {
  const text = queryOf(ctx, name)
  if (text === undefined) return undefined
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new OktaError('E0000030')
  }
  return Date.parse(text)
}

function holdsAll(body: LogEventBody, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const texts: string[] = []
  collect(body, texts)
  const text = texts.join('\n').toLowerCase()
  return words.every(word => text.includes(word))
}

// Values only: a word is never found in the name of a member.
function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, texts)
  else if (value !== null && value !== undefined) texts.push(String(value))
}
