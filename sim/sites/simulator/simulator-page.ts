import type { Context } from 'koa'
import { showPage } from '../site.ts'

/** What a page of the simulator's own may load and send: what is recorded was written by strangers. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' http: https: data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** A page of the simulator's own. */
export function showSimulatorPage(ctx: Context, page: string, status = 200): void {
  showPage(ctx, page, status)
  ctx.set('Content-Security-Policy', POLICY)
  ctx.set('Referrer-Policy', 'same-origin')
}
