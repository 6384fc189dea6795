import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { z } from 'zod'
import type { Okta } from '../index.ts'
import { DataError } from '../storage/data-error.ts'
import { admit, isForControl } from './admission.ts'
import { hasBody, readJson } from './body.ts'
import { ControlError, memberName } from './errors.ts'
import { GROUPS } from './groups.ts'

/** The control over HTTP, below /_sim. */
export interface Control {
  /** Whether a request is one for the control. */
  isFor(req: IncomingMessage): boolean
  answer(req: IncomingMessage, res: ServerResponse): Promise<void>
}

/** `okta` is undefined while it starts: until then everything is answered 503. */
export function createControl({
  okta,
  demandKept,
  isOwnHost,
  token,
}: {
  okta: () => Okta | undefined
  /** Throws where something that was changed can't be kept. */
  demandKept: () => void
  /** Whether a Host is that of Okta's own landing page. */
  isOwnHost: (host: string) => boolean
  /** Lets whoever has it in from other machines; nobody where it is undefined. */
  token?: string
}): Control {
  return {
    isFor: req => isForControl(req, isOwnHost),
    async answer(req, res) {
      // What is answered holds API tokens.
      res.setHeader('Cache-Control', 'no-store')
      res.setHeader('X-Content-Type-Options', 'nosniff')
      try {
        admit(req, token)
        await perform(req, res, { okta: okta(), demandKept })
      } catch (error) {
        refuse(res, error)
      }
    },
  }
}

async function perform(
  req: IncomingMessage,
  res: ServerResponse,
  { okta, demandKept }: { okta: Okta | undefined; demandKept: () => void },
): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://control')
  const { operation, params } = find(req, res, url.pathname)
  if (!okta) {
    throw new ControlError('not_ready', 'The simulated Okta is starting.', { next: 'Ask again in a moment.' })
  }
  const { query, body, answers, run } = operation
  if (!body && hasBody(req)) {
    throw new ControlError('invalid_request', `${operation.method} ${url.pathname} takes no body.`)
  }
  const asked = {
    okta,
    params,
    query: query && read(query, queryOf(url, req)),
    body: body && read(body, await readJson(req)),
  }
  const answer = await run(asked)
  if (operation.method !== 'GET') demandKept()
  res.statusCode = answers.status
  if ('events' in answers) return stream(req, res, answer as NodeJS.ReadableStream)
  if (!('schema' in answers)) return void res.end()
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify(answer))
}

/** The operation that a request asks for. Throws ControlError where there is none, or none of its method. */
function find(req: IncomingMessage, res: ServerResponse, path: string) {
  const all = GROUPS.flatMap(({ operations }) => operations)
  const atPath = all.flatMap(operation => {
    const params = match(operation.path, path)
    return params ? [{ operation, params }] : []
  })
  if (atPath.length === 0) {
    throw new ControlError('not_found', `There is nothing at ${path}.`, {
      next: 'GET /_sim/openapi.json tells what there is.',
    })
  }
  const method = req.method === 'HEAD' ? 'GET' : req.method
  const found = atPath.find(({ operation }) => operation.method === method)
  if (found) return found
  const methods = atPath.map(({ operation }) => operation.method)
  const allowed = methods.flatMap(one => (one === 'GET' ? [one, 'HEAD'] : [one])).join(', ')
  res.setHeader('Allow', allowed)
  throw new ControlError('method_not_allowed', `${req.method} is not answered at ${path}.`, {
    next: `Use ${allowed}.`,
  })
}

function match(template: string, path: string): Record<string, string> | undefined {
  const [steps, given] = [template.split('/'), path.split('/')]
  if (steps.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, step] of steps.entries()) {
    const name = /^\{(\w+)\}$/.exec(step)?.[1]
    if (name) params[name] = decode(given[index]!)
    else if (step !== given[index]) return undefined
  }
  return params
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ControlError('invalid_request', `"${text}" in the path is not percent-encoded text.`)
  }
}

function queryOf({ searchParams }: URL, { headers }: IncomingMessage): Record<string, string> {
  for (const name of searchParams.keys()) {
    if (searchParams.getAll(name).length > 1) {
      throw new ControlError('invalid_request', 'It is given more than once.', { member: name })
    }
  }
  // A browser's EventSource that connects again says so.
  const last = headers['last-event-id']
  return { ...(typeof last === 'string' && { after: last }), ...Object.fromEntries(searchParams) }
}

function read(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const member = memberName([...issue!.path, ...unknown])
  const message = unknown.length > 0 ? 'there is no such member' : issue!.message
  throw new ControlError('invalid_request', message, { member: member || 'body' })
}

function stream(req: IncomingMessage, res: ServerResponse, events: NodeJS.ReadableStream): void {
  res.setHeader('Content-Type', 'text/event-stream')
  res.flushHeaders()
  if (req.method === 'HEAD') {
    ;(events as unknown as { destroy(): void }).destroy()
    return void res.end()
  }
  // A reader that goes away ends the stream; that is no error.
  pipeline(events, res, () => undefined)
}

function refuse(res: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof ControlError
      ? error
      : new ControlError(
          'internal_error',
          error instanceof DataError ? error.message : 'The simulated Okta failed; its log says where.',
        )
  if (refusal !== error) console.error(error)
  const { status, code, message, member, next } = refusal
  if (res.headersSent) return void res.destroy()
  res.statusCode = status
  if (code === 'too_large') res.setHeader('Connection', 'close')
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify({ error: { code, message, ...(member && { member }), ...(next && { next }) } }))
}
