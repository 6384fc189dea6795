import { Router } from '@koa/router'
import type { Handler } from '../../sp/middleware.ts'

/** Routes of Alpacon with something of a developer's own around each of them. */
export function aroundRoutes(routes: Router, handler: Handler): Router {
  return new Router().use(handler).use(routes.routes())
}
