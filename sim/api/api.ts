import Router from '@koa/router'
import type { Context, Next } from 'koa'
import type { ExpressConfiguration } from '../express-configuration/routes.ts'
import { OktaError } from '../org/errors.ts'
import type { RunningOrg } from '../running-org.ts'
import type { ConsoleSessions } from '../sites/console/console-sessions.ts'
import { DataError } from '../storage/data-error.ts'
import { appGroupRoutes } from './app-groups.ts'
import { appUserRoutes } from './app-users.ts'
import { applicationRoutes } from './applications.ts'
import { demandCaller } from './authentication.ts'
import { authnRoutes } from './authn.ts'
import { readBody } from './body.ts'
import { showApiError } from './errors.ts'
import { expressConfigureRoutes } from './express-configure.ts'
import { groupRuleRoutes } from './group-rules.ts'
import { groupRoutes } from './groups.ts'
import { groupsClaimRoutes } from './groups-claim.ts'
import { logRoutes } from './logs.ts'
import { refuseUnknown } from './missing-routes.ts'
import { rateLimits } from './rate-limits.ts'
import { sessionRoutes } from './sessions.ts'
import { userLifecycleRoutes } from './user-lifecycle.ts'
import { userRoutes } from './users.ts'

/** An address that the Admin Console answers itself: it sends the administrator's browser to the SP. */
const OF_THE_CONSOLE = /^\/api\/v1\/apps\/[^/]+\/express-configure\/oauth2\/authorize\/?$/

/** Whether a request is for the Management API, on the org's host or on the Admin Console's. */
export function isForApi(ctx: Context): boolean {
  const { kind } = ctx.state.site as { kind: string }
  if (!ctx.path.startsWith('/api/')) return false
  return kind === 'org' || (kind === 'console' && !OF_THE_CONSOLE.test(ctx.path))
}

/** The routes of the Management API. https://developer.okta.com/docs/api/ */
export function managementRoutes(
  orgOf: (ctx: Context) => RunningOrg,
  express: () => ExpressConfiguration,
): Router {
  const router = new Router({ prefix: '/api/v1' })
  userRoutes(router, orgOf)
  userLifecycleRoutes(router, orgOf)
  groupRuleRoutes(router, orgOf)
  groupRoutes(router, orgOf)
  groupsClaimRoutes(router, orgOf)
  applicationRoutes(router, orgOf)
  appUserRoutes(router, orgOf)
  appGroupRoutes(router, orgOf)
  expressConfigureRoutes(router, orgOf, express)
  sessionRoutes(router, orgOf)
  authnRoutes(router, orgOf)
  logRoutes(router, orgOf)
  return router
}

/**
 * The org's Management API and System Log API: `Authorization: SSWS 00Q…`, or an administrator's console session. It
 * reads its own bodies.
 */
export function managementApi(
  orgOf: (ctx: Context) => RunningOrg,
  consoleSessions: ConsoleSessions,
  express: () => ExpressConfiguration,
  demandKept: () => void,
) {
  const router = managementRoutes(orgOf, express)
  const limit = rateLimits(orgOf)
  const identify = demandCaller(orgOf, consoleSessions)
  const answer = router.routes()
  const refuse = refuseUnknown(router)
  return async (ctx: Context): Promise<void> => {
    await answerErrors(ctx, () =>
      limit(ctx, () =>
        identify(ctx, () =>
          readBody(ctx, async () => {
            await answer(ctx as never, async () => refuse(ctx))
          }),
        ),
      ),
    )
    // Of a refusal too: what it says may have been counted.
    await answerErrors(ctx, async () => demandKept())
  }
}

async function answerErrors(ctx: Context, next: Next): Promise<void> {
  try {
    await next()
  } catch (error) {
    if (error instanceof OktaError) return showApiError(ctx, error)
    ctx.app.emit('error', error, ctx)
    showApiError(ctx, new OktaError('E0000009', '', error instanceof DataError ? [error.message] : []))
  }
}
