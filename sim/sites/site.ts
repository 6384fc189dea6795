import type { Context } from 'koa'
import { messagePage } from '../pages/messages.ts'
import { readText } from '../request-text.ts'
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

const FORM_LIMIT = 64 * 1024

/** Reads the form that is posted, for `formOf`. Throws 413 beyond 64 KB, 400 where it breaks off or is packed. */
export async function readForm(ctx: Context): Promise<void> {
  if (ctx.method !== 'POST' || !ctx.is('application/x-www-form-urlencoded')) return
  if (ctx.get('Content-Encoding') !== '') ctx.throw(400)
  const text = await readText(ctx.req, FORM_LIMIT).catch(() => ctx.throw(400))
  if (text === undefined) ctx.throw(413)
  ctx.state.form = fieldsGivenOnce(new URLSearchParams(text))
}

function fieldsGivenOnce(form: URLSearchParams): Record<string, string> {
  const fields = new Map<string, string>()
  const again = new Set<string>()
  for (const [name, value] of form) {
    if (fields.has(name)) again.add(name)
    fields.set(name, value)
  }
  return Object.fromEntries([...fields].filter(([name]) => !again.has(name)))
}

/** The fields of a posted form, as far as they were given once. */
export function formOf(ctx: Context): Record<string, string> {
  return ctx.state.form ?? {}
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
