import { type Context, HttpError, type Next } from 'koa'
import { authorizationServerPaths } from './express-configuration/authorization-server.ts'
import { isFromOwnForm } from './form-tokens.ts'
import { show } from './pages/layout.ts'
import { messagePage } from './pages/message.ts'
import { readForm } from './sign-in/form-body.ts'
import { DataError } from './storage/data-error.ts'

export type Handler = (ctx: Context, next: Next) => Promise<unknown>

/** Every answer: nothing is loaded from elsewhere, and no page is shown in a frame. */
export async function securityHeaders(ctx: Context, next: Next) {
  ctx.set({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  await next()
}

/** Errors that nothing else answered: a page, or JSON for the APIs, and never a stack trace. */
export async function plainErrors(ctx: Context, next: Next) {
  if (!hasPath(ctx)) return show(ctx, unreadablePage, 400)
  try {
    await next()
  } catch (error) {
    const status = error instanceof HttpError && error.status < 500 ? error.status : 500
    if (status === 500) ctx.app.emit('error', error, ctx)
    if (ctx.path.startsWith('/api/')) {
      ctx.status = status
      ctx.body = {
        error: status === 500 ? 'internal' : 'invalid',
        message: status === 500 ? failure(error) : 'The request can’t be read.',
      }
      return
    }
    await show(ctx, status === 500 ? failedPage : unreadablePage, status)
  }
}

function failure(error: unknown): string {
  return error instanceof DataError
    ? `What was changed could not be kept. ${error.message}`
    : 'Alpacon failed; see its log.'
}

// An address such as `http://[` gets past Node's parser, and makes Koa throw.
function hasPath(ctx: Context): boolean {
  try {
    return typeof ctx.path === 'string'
  } catch {
    return false
  }
}

/**
 * Lets forms through that our own pages posted: from their origin, which browsers name, and with the token that this
 * browser was shown in them. What servers call is no form of a browser; third-party-initiated login is meant to come
 * from elsewhere, and the question for the workspace changes nothing, so that needs no cookie.
 */
export function fromOwnPage(ownOrigin: string, handler: Handler): Handler {
  return async (ctx, next) => {
    if (ctx.method !== 'POST' || isForServers(ctx.path) || ctx.path === '/login') return handler(ctx, next)
    const origin = ctx.get('origin')
    if (origin !== '' && origin !== ownOrigin) return show(ctx, foreignFormPage, 403)
    if (ctx.path === '/') return handler(ctx, next)
    return readForm(ctx, async () => {
      await (isFromOwnForm(ctx) ? handler(ctx, next) : show(ctx, foreignFormPage, 403))
    })
  }
}

const isForServers = (path: string) => path.startsWith('/api/') || authorizationServerPaths.test(path)

const foreignFormPage = messagePage({
  heading: 'This form came from another site',
  paragraphs: [
    'Alpacon takes forms only from its own pages, from the browser that they were shown in. Nothing was changed.',
    'If you did come from one, reload it and send it again. Your browser has to keep cookies for that.',
  ],
  link: { text: 'Go to the start page', href: '/' },
})
const unreadablePage = messagePage({
  heading: 'This request can’t be read',
  paragraphs: ['It is too large, or not in a form that Alpacon understands. Nothing was changed.'],
  link: { text: 'Go to the start page', href: '/' },
})
const failedPage = messagePage({
  heading: 'Something went wrong',
  paragraphs: ['Alpacon failed to answer. The reason is in its log. Try again in a moment.'],
  link: { text: 'Go to the start page', href: '/' },
})
