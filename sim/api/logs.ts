import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { invalid, OktaError } from '../org/errors.ts'
import type { StoredLogEvent } from '../org/system-log.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { type LogEventBody, logEventBody } from './log-event.ts'
import { compileLogSearch } from './log-search.ts'
import { decodeCursor, encodeCursor, limitOf, linkNext, linkSelf } from './paging.ts'

const cursorSchema = z.tuple([z.int()])

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
  const since = timeOf(ctx, 'since')
  const isFound = compileLogSearch(
    { since, until, filter: queryOf(ctx, 'filter'), q: queryOf(ctx, 'q') },
    org.model.now(),
  )
  return event => (isFound(event) ? logEventBody(event) : undefined)
}

function timeOf(ctx: Context, name: string): number | undefined {
  const text = queryOf(ctx, name)
  if (text === undefined) return undefined
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new OktaError('E0000030')
  }
  return Date.parse(text)
}
