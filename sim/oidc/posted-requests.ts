import type { Context } from 'koa'
import { readText } from '../request-text.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'

/** What both may be asked with: OpenID Connect Core 1.0, section 3.1.2.1, and RP-Initiated Logout 1.0, section 2. */
const POSTED = ['authorize', 'logout']

// What comes as a form goes on as an address, and Node takes 16 KB of headers at the most.
const LIMIT = 8 * 1024

/**
 * Sends a browser that posted a form to the authorization or logout endpoint on to the same request as a GET; answers
 * whether it did. The org's cookie is SameSite=Lax, and so comes with that GET although another site sent the form.
 * Throws OktaOAuthError where the body is no form, or longer than 8 KB.
 */
export async function handOnForm(ctx: Context, server: AuthorizationServer): Promise<boolean> {
  if (ctx.method !== 'POST' || !POSTED.some(name => ctx.path === `${server.path}/${name}`)) return false
  const text = ctx.is('application/x-www-form-urlencoded') ? await readText(ctx.req, LIMIT) : undefined
  if (text === undefined) throw new OktaOAuthError('invalid_request')
  ctx.redirect(`${ctx.path}?${new URLSearchParams(text)}`)
  ctx.status = 303
  ctx.set('Referrer-Policy', 'no-referrer')
  ctx.set('Cache-Control', 'no-store')
  return true
}
