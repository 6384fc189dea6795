import type { Context } from 'koa'

export const sessionCookie = 'alpacon_session'

/** Names a cookie after the attempt it belongs to, so that several tabs don't take each other's. */
export function attemptCookie(attemptId: string): string {
  return `alpacon_attempt_${attemptId.slice(0, 16)}`
}

/**
 * The cookie of an attempt; undefined where the browser sent none. Read here rather than by `ctx.cookies.get`, which
 * keeps a pattern for every name that it was ever asked for: these are as many as there are attempts.
 */
export function readAttemptCookie(ctx: Context, attemptId: string): string | undefined {
  const name = attemptCookie(attemptId)
  for (const pair of ctx.get('cookie').split(';')) {
    const cut = pair.indexOf('=')
    if (cut > 0 && pair.slice(0, cut).trim() === name) return pair.slice(cut + 1).trim()
  }
  return undefined
}

/** Sets a cookie that scripts can't read, that goes to this host only, and not with requests from other sites' forms. */
export function setCookie(
  ctx: Context,
  name: string,
  value: string,
  { path = '/', lifetimeMs }: { path?: string; lifetimeMs: number },
) {
  ctx.cookies.set(name, value, { httpOnly: true, sameSite: 'lax', path, maxAge: lifetimeMs, signed: false })
}

/** Takes a cookie back; the path has to be the one it was set with. */
export function dropCookie(ctx: Context, name: string, path = '/') {
  ctx.cookies.set(name, null, { httpOnly: true, sameSite: 'lax', path, signed: false })
}
