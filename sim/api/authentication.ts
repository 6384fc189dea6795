import { timingSafeEqual } from 'node:crypto'
import type { Context, Next } from 'koa'
import { SESSION_COOKIE } from '../oidc/provider.ts'
import { OktaError } from '../org/errors.ts'
import type { User } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { isGenuine } from '../sites/anti-forgery.ts'
import type { ConsoleSessions } from '../sites/console/console-sessions.ts'
import { noteCaller } from './request-context.ts'

/** Who asks: a holder of the org's API token, an administrator in the Admin Console, or a person about themselves. */
export interface Caller {
  kind: 'token' | 'administrator' | 'person'
  /** Whom `me` means. A token is its owner's: the org's oldest administrator. */
  user: User | undefined
  /** Cookie of the session that asks. */
  sid?: string
}

/** What a person may read with nothing but their session; the session itself they may also renew and end. */
const OWN_RESOURCES = /^\/api\/v1\/(users\/me|sessions\/me)(\/|$)/
const OWN_SESSION = /^\/api\/v1\/sessions\/me(\/|$)/

/** What anybody may ask: it is how one comes by a session. */
const OPEN_RESOURCES = /^\/api\/v1\/authn\/?$/

/** The caller that the gate let through. */
export function callerOf(ctx: Context): Caller {
  return ctx.state.caller as Caller
}

/**
 * Lets through who has the org's API token (`Authorization: SSWS 00Q…`), an administrator's console session, or, to
 * read `/users/me` and for `/sessions/me`, any session. A console session that changes something needs the page's token too, in
 * X-Okta-XsrfToken: otherwise any page in the same browser could. Throws E0000011, and E0000006 for who is known but
 * may not.
 */
export function demandCaller(orgOf: (ctx: Context) => RunningOrg, consoleSessions: ConsoleSessions) {
  return async (ctx: Context, next: Next) => {
    const org = orgOf(ctx)
    const caller = identify(ctx, org, consoleSessions)
    noteCaller(org, caller?.user, caller?.sid)
    ctx.state.caller = caller
    if (!caller && !OPEN_RESOURCES.test(ctx.path) && !ctx.path.startsWith('/api/v1/sessions/me')) {
      throw new OktaError('E0000011')
    }
    await next()
  }
}

function identify(ctx: Context, org: RunningOrg, consoleSessions: ConsoleSessions): Caller | undefined {
  const authorization = ctx.get('authorization')
  if (authorization) {
    const [scheme, token = ''] = authorization.split(' ')
    if (scheme !== 'SSWS' || !isSame(token, org.apiToken)) throw new OktaError('E0000011')
    return { kind: 'token', user: org.model.users.oldestAdministrator() }
  }
  if ((ctx.state.site as { kind: string }).kind === 'console') {
    const sid = consoleSessions.sidOf(ctx)
    const user = org.model.sessions.person(sid)
    if (!user || !sid) return undefined
    if (!user.isAdmin || (!isRead(ctx) && !isGenuine(ctx, org, ctx.get('x-okta-xsrftoken')))) {
      throw new OktaError('E0000006')
    }
    return { kind: 'administrator', user, sid }
  }
  const sid = ctx.cookies.get(SESSION_COOKIE)
  const user = org.model.sessions.person(sid)
  if (!user || !sid) return undefined
  const isOwn = isRead(ctx) ? OWN_RESOURCES.test(ctx.path) : OWN_SESSION.test(ctx.path)
  if (!isOwn && !OPEN_RESOURCES.test(ctx.path)) throw new OktaError('E0000006')
  return { kind: 'person', user, sid }
}

function isRead({ method }: Context): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
