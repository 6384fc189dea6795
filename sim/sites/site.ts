import type { Context } from 'koa'
import { z } from 'zod'
import { messagePage } from '../pages/messages.ts'
import type { RunningOrg } from '../running-org.ts'

/** A page, with the headers that every page of the simulated Okta has. */
export function showPage(ctx: Context, page: string, status = 200): void {
  ctx.status = status
  ctx.type = 'html'
  ctx.set('Cache-Control', 'no-store')
  keepOutOfFrames(ctx)
  ctx.body = page
}

/** Says that no page of another site may show this answer in a frame. */
export function keepOutOfFrames(ctx: Context): void {
  ctx.set('X-Frame-Options', 'SAMEORIGIN')
  ctx.set('Content-Security-Policy', "frame-ancestors 'self'")
}

/** A page that says what went wrong. */
export function showMessage(ctx: Context, page: Parameters<typeof messagePage>[0]): void {
  showPage(ctx, messagePage(page), page.status)
}

const formSchema = z.record(z.string(), z.string())

/** The fields of a posted form, as far as they are single texts. */
export function formOf(ctx: Context): Record<string, string> {
  const body = (ctx.request as { body?: unknown }).body
  const parsed = formSchema.safeParse(body ?? {})
  return parsed.success ? parsed.data : {}
}

/** One parameter of the query; undefined where it is missing, empty or given twice. */
export function queryOf(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * `address` where it stays on `base`, otherwise `fallback`. Compared after parsing, so that `//host`, `/\host` and
 * control characters don't lead away; nor does `/.//host`, whose path alone would be read as another host.
 */
export function localAddress(address: string | undefined, base: string, fallback: string): string {
  if (!address || !URL.canParse(address, base)) return fallback
  const url = new URL(address, base)
  const staysHere = url.origin === new URL(base).origin && !url.pathname.startsWith('//')
  return staysHere ? `${url.pathname}${url.search}${url.hash}` : fallback
}

/** The signed-in person's session cookie on the org's host. */
export function personOf(ctx: Context, org: RunningOrg) {
  return org.model.sessions.person(ctx.cookies.get('sid'))
}

export const COOKIE = { httpOnly: true, sameSite: 'lax', overwrite: true, signed: false } as const

export const SIGN_IN_PATH = '/login/login.htm'

/** Where to sign in first, and be brought back to where one was going. */
export function signInAddress(org: RunningOrg, returnTo: string): string {
  return `${org.url}${SIGN_IN_PATH}?${new URLSearchParams({ fromURI: returnTo })}`
}
