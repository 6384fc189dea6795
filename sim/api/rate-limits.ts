import type { Context, Next } from 'koa'
import { OktaError } from '../org/errors.ts'
import type { RunningOrg } from '../running-org.ts'

/** Requests a minute, as the header tells them. https://developer.okta.com/docs/reference/rl-global-mgmt/ */
const LIMIT = 600

/**
 * X-Rate-Limit-Limit, -Remaining and -Reset (UTC epoch seconds) on every answer. Nothing is ever refused for being too
 * many: 429 comes only from the fault `management-api/rate-limited`.
 */
export function rateLimits(orgOf: (ctx: Context) => RunningOrg) {
  const windows = new WeakMap<RunningOrg, { resetAt: number; used: number }>()
  return async (ctx: Context, next: Next) => {
    const org = orgOf(ctx)
    const now = Math.floor(org.model.now().getTime() / 1000)
    let window = windows.get(org)
    // The org's clock may have been put back.
    if (!window || window.resetAt <= now || window.resetAt > now + 60) {
      window = { resetAt: now + 60, used: 0 }
      windows.set(org, window)
    }
    window.used += 1
    const isStruck = org.faults.strikes('management-api/rate-limited', `${ctx.method} ${ctx.path}`)
    // A client that heeds the header must never be made to wait by a limit that isn't there.
    const remaining = isStruck ? 0 : Math.max(1, LIMIT - window.used)
    ctx.set('X-Rate-Limit-Limit', String(LIMIT))
    ctx.set('X-Rate-Limit-Remaining', String(remaining))
    ctx.set('X-Rate-Limit-Reset', String(window.resetAt))
    ctx.set('Cache-Control', 'no-cache, no-store')
    if (isStruck) throw new OktaError('E0000047')
    await next()
  }
}
