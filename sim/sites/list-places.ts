import type { Context } from 'koa'
import type { z } from 'zod'
import type { Paging } from '../pages/pieces.ts'
import { queryOf } from './site.ts'

/** The page's own address with other parameters; the ones given as undefined are left out, as is where a list stood. */
export function addressWith(ctx: Context, changes: Record<string, string | undefined>): string {
  const query = new URLSearchParams(ctx.querystring)
  for (const [name, value] of Object.entries({ page: undefined, after: undefined, ...changes })) {
    if (value === undefined) query.delete(name)
    else query.set(name, value)
  }
  return `?${query}`
}

/** What a list that goes by places, not by numbers, says of where it stands. */
export function pagingOf(
  ctx: Context,
  { total, next }: { total?: number | undefined; next: unknown },
): Paging {
  return {
    total,
    ...(next !== undefined && { next: addressWith(ctx, { after: encodePlace(next) }) }),
    ...(queryOf(ctx, 'after') && { first: addressWith(ctx, {}) }),
  }
}

/** Where `?after=` says that the page before ended; undefined where that is no place of such a list. */
export function placeOf<T>(ctx: Context, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(Buffer.from(queryOf(ctx, 'after') ?? '', 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

const encodePlace = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
