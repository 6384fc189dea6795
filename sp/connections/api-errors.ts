import type { Context, Next } from 'koa'
import type { z } from 'zod'

const phrases: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
}

/** An error answer of the management API. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly errorCode: string

  constructor(status: 400 | 401 | 403 | 404 | 409 | 500, errorCode: string, message: string) {
    super(message)
    this.status = status
    this.errorCode = errorCode
  }
}

const failed = new ApiError(500, 'internal', 'Alpacon failed, and nothing was changed; see its log.')

/**
 * Answers errors in the shape of Auth0's Management API: `{ statusCode, error, message, errorCode }`. What nothing
 * foresaw is a 500 and goes to the log; it never carries anything of the request.
 */
export async function answerApiErrors(ctx: Context, next: Next): Promise<void> {
  try {
    await next()
  } catch (thrown) {
    const error = thrown instanceof ApiError ? thrown : failed
    if (error === failed) ctx.app.emit('error', thrown, ctx)
    ctx.status = error.status
    ctx.body = {
      statusCode: error.status,
      error: phrases[error.status],
      message: error.message,
      errorCode: error.errorCode,
    }
    if (error.status === 401) ctx.set('www-authenticate', 'Bearer error="invalid_token"')
  }
}

/** Reads a body by its schema. Throws ApiError 400 `invalid_body`, naming the member that is wrong. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.length ? issue.path.join('.') : 'the body'
  throw new ApiError(
    400,
    'invalid_body',
    `Payload validation error: ${where}: ${issue?.message ?? 'invalid'}`,
  )
}
