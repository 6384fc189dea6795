import type { Context } from 'koa'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { randomId } from '../../org/ids.ts'
import type { OktaOAuthError } from './oauth-error.ts'

/** Shows a page of Okta's that says what went wrong. */
export type RenderError = (ctx: Context, status: number, sentence: string) => void | Promise<void>

/**
 * Tells the browser, or a program that asks for JSON, what can't be told to the app. The page is a 400 whatever the
 * table says of the error: it says "400 Bad Request" of a client that isn't one, too.
 */
export async function showToBrowser(
  ctx: Context,
  error: OktaOAuthError,
  renderError: RenderError,
): Promise<void> {
  const status = error.status >= 500 ? 500 : 400
  if (ctx.accepts('html', 'json') === 'json') {
    return showErrorBody(ctx, status, error.error, error.error_description ?? '')
  }
  await renderError(ctx, status, error.error_description ?? error.error)
}

/** The shape in which Okta's APIs tell of errors, with an OAuth code in the place of theirs. */
export function showErrorBody(ctx: Context, status: number, errorCode: string, errorSummary: string): void {
  ctx.status = status
  ctx.set('Cache-Control', 'no-cache, no-store')
  ctx.body = {
    errorCode,
    errorSummary,
    errorLink: errorCode,
    errorId: randomId('error'),
    errorCauses: [],
  }
}

/**
 * Tells a client of its error at an endpoint that is called from server to server: RFC 6749, section 5.2, and
 * RFC 6750, section 3, where it came with a bearer token.
 */
export function answerClient(ctx: KoaContextWithOIDC, error: OktaOAuthError): void {
  const { status, error: code, error_description = '' } = error
  ctx.status = status
  ctx.remove('WWW-Authenticate')
  if (ctx.oidc.route === 'userinfo') {
    // Okta's sentence ends without its full stop in this header.
    ctx.set(
      'WWW-Authenticate',
      `Bearer error="${code}", error_description="${error_description.replace(/\.$/, '')}"`,
    )
  } else if (status === 401 && ctx.headers.authorization !== undefined) {
    ctx.set('WWW-Authenticate', `Basic realm="${ctx.oidc.issuer}"`)
  }
  ctx.body = { error: code, error_description }
}
