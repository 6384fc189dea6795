import { Router } from '@koa/router'
import type { Context, Next } from 'koa'

/** The same routes, with something that happens before each of them. */
export function metBefore(routes: Router, meets: (ctx: Context, next: Next) => unknown): Router {
  // Routers type their context more narrowly than the app's, which is the same object.
  return new Router().use(meets as Parameters<Router['use']>[0], routes.routes())
}
