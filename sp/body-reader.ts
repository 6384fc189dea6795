import type { bodyParser } from '@koa/bodyparser'
import type { Context, Middleware } from 'koa'

/**
 * `bodyParser` of @koa/bodyparser, which is loaded with the first request that has a body to read: it takes as long as
 * the rest of Alpacon. A body that can't be read is answered 400 or 413 where the options don't say otherwise.
 */
export function bodyReader(options: Parameters<typeof bodyParser>[0]): Middleware {
  let reading: Promise<Middleware> | undefined
  return async (ctx, next) => {
    reading ??= import('@koa/bodyparser').then(({ bodyParser }) =>
      bodyParser({ onError: refuse, ...options }),
    )
    return (await reading)(ctx, next)
  }
}

// What can't be unpacked, or breaks off, has no status of its own.
function refuse(error: Error, ctx: Context): void {
  ctx.throw((error as { status?: number }).status ?? 400)
}
