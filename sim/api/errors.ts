import type { Context } from 'koa'
import type { OktaError } from '../org/errors.ts'
import { randomId } from '../org/ids.ts'

/** An error as the Management API words it. https://developer.okta.com/docs/reference/error-codes/ */
export function showApiError(ctx: Context, error: OktaError): void {
  showErrorBody(ctx, error.status, error.code, error.message, error.causes)
}

/** The same shape for a code that isn't in the table, such as `oauth_error`. */
export function showErrorBody(
  ctx: Context,
  status: number,
  errorCode: string,
  errorSummary: string,
  causes: readonly string[] = [],
): void {
  ctx.status = status
  ctx.body = {
    errorCode,
    errorSummary,
    errorLink: errorCode,
    errorId: randomId('error'),
    errorCauses: causes.map(cause => ({ errorSummary: cause })),
  }
}
