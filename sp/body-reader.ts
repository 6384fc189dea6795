import type { bodyParser } from '@koa/bodyparser'
import type { Middleware } from 'koa'

/**
 * `bodyParser` of @koa/bodyparser, which is loaded with the first request that has a body to read: it takes as long as
 * the rest of Alpacon.
 */
export function bodyReader(options: Parameters<typeof bodyParser>[0]): Middleware {
  let reading: Promise<Middleware> | undefined
  return async (ctx, next) => {
    reading ??= import('@koa/bodyparser').then(({ bodyParser }) => bodyParser(options))
    return (await reading)(ctx, next)
  }
}
