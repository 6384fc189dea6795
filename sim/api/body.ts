import type { Context, Next } from 'koa'
import { z } from 'zod'
import { OktaError } from '../org/errors.ts'
import { parseJson, readText } from '../request-text.ts'
import { showErrorBody } from './errors.ts'

/** The largest body that is read: a person or an app is a few hundred bytes. */
export const BODY_LIMIT = 256 * 1024

/**
 * Reads the body as JSON, whatever its content type says. 411 where a POST or PUT names no length, as Okta's front
 * demands; E0000003 where it is no JSON; 413 beyond the limit.
 */
export async function readBody(ctx: Context, next: Next): Promise<void> {
  const isSent = ctx.get('content-length') !== '' || ctx.get('transfer-encoding') !== ''
  if ((ctx.method === 'POST' || ctx.method === 'PUT') && !isSent) {
    return showErrorBody(ctx, 411, 'E0000003', 'The request body was not well-formed.', [
      'POST and PUT need a body, or the header Content-Length: 0',
    ])
  }
  const text = isSent ? await readText(ctx.req, BODY_LIMIT) : ''
  if (text === undefined) {
    return showErrorBody(ctx, 413, 'E0000003', 'The request body was not well-formed.', [
      `A body may have ${BODY_LIMIT / 1024} KB at the most`,
    ])
  }
  ctx.state.body = text.trim() === '' ? undefined : parsed(text)
  await next()
}

/**
 * The body in the form that a route needs. Throws E0000003 where there is none, and E0000001 with a cause for every
 * member that is wrong.
 */
export function bodyOf<T>(ctx: Context, schema: z.ZodType<T>): T {
  const body: unknown = ctx.state.body
  if (body === undefined) throw new OktaError('E0000003')
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const causes = result.error.issues.map(issue => {
    return `${issue.path.join('.') || 'body'}: ${issue.message}`
  })
  const first = result.error.issues[0]?.path.join('.')
  throw new OktaError('E0000001', first || 'body', causes)
}

/** A text that has to be there. */
export const requiredText = z.string({ error: 'The field cannot be left blank' })

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    throw new OktaError('E0000003')
  }
}
