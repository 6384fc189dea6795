import type { Context } from 'koa'
import { z } from 'zod'
import { OktaError } from '../org/errors.ts'
import { byCreation, type Ordered, placeAfter } from '../org/order.ts'
import { queryOf } from '../sites/site.ts'

const cursorSchema = z.tuple([z.string(), z.string()])

/**
 * One page of a list as Okta gives it: `limit` and the opaque `after` of the query, and separate `link` headers, self
 * and, where there is more, next. `isWanted` is asked only as often as the page needs; `isInOrder` says that the list needs no sorting.
 * Throws E0000001 for a limit that is none, E0000029 for a cursor that isn't Okta's.
 * https://developer.okta.com/docs/api/#pagination
 */
export function pageOf<T extends Ordered>(
  ctx: Context,
  url: string,
  list: readonly T[],
  {
    most,
    usual = most,
    isWanted = () => true,
    isInOrder = false,
  }: { most: number; usual?: number; isWanted?: (item: T) => boolean; isInOrder?: boolean },
): T[] {
  const limit = limitOf(ctx, most, usual)
  const after = cursorOf(ctx)
  const page: T[] = []
  let last: T | undefined
  const ordered = isInOrder ? list : list.toSorted(byCreation)
  for (let place = after ? placeAfter(ordered, after) : 0; place < ordered.length; place += 1) {
    const item = ordered[place]!
    if (!isWanted(item)) continue
    if (page.length === limit) {
      linkNext(ctx, url, encodeCursor([last!.created, last!.id]))
      break
    }
    page.push(item)
    last = item
  }
  linkSelf(ctx, url)
  return page
}

/** `limit` of the query. Throws E0000001 where it isn't a number from 1 on; what is too many becomes the most. */
export function limitOf(ctx: Context, most: number, usual: number): number {
  const asked = queryOf(ctx, 'limit')
  if (asked === undefined) return usual
  if (!/^\d{1,9}$/.test(asked) || Number(asked) < 1) {
    throw new OktaError('E0000001', 'limit', [`limit: must be a whole number from 1 to ${most}`])
  }
  return Math.min(Number(asked), most)
}

/** The page that was asked for. */
export function linkSelf(ctx: Context, url: string): void {
  ctx.append('link', `<${url}${ctx.url}>; rel="self"`)
}

/** The same list, after a cursor. */
export function linkNext(ctx: Context, url: string, cursor: string): void {
  const query = new URLSearchParams(ctx.querystring)
  query.set('after', cursor)
  ctx.append('link', `<${url}${ctx.path}?${query}>; rel="next"`)
}

export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** A cursor of the query, read back. Throws E0000029. */
export function decodeCursor<T>(ctx: Context, schema: z.ZodType<T>): T | undefined {
  const cursor = queryOf(ctx, 'after')
  if (cursor === undefined) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new OktaError('E0000029')
  }
}

function cursorOf(ctx: Context): Ordered | undefined {
  const position = decodeCursor(ctx, cursorSchema)
  return position && { created: position[0], id: position[1] }
}
