import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Context } from 'koa'
import type { RunningOrg } from '../running-org.ts'
import { COOKIE } from './site.ts'

/** Okta's device token: names the browser, signed in or not. */
const DEVICE_COOKIE = 'DT'

/** The token that this browser's forms carry in `_csrf`; names the browser by a cookie where it has none yet. */
export function csrfToken(ctx: Context, org: RunningOrg): string {
  const device = ctx.cookies.get(DEVICE_COOKIE) ?? ctx.state.device ?? randomUUID()
  if (!ctx.cookies.get(DEVICE_COOKIE)) {
    ctx.state.device = device
    ctx.cookies.set(DEVICE_COOKIE, device, COOKIE)
  }
  return tokenFor(org, device)
}

/** Whether a token was given to this browser. */
export function isGenuine(ctx: Context, org: RunningOrg, token: string | undefined): boolean {
  const device = ctx.cookies.get(DEVICE_COOKIE)
  if (!device || !token) return false
  const expected = Buffer.from(tokenFor(org, device))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function tokenFor(org: RunningOrg, device: string): string {
  return createHmac('sha256', org.model.state.secret).update(device).digest('base64url')
}
