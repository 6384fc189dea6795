import { z } from 'zod'
import type { Site } from './endpoints.ts'
import { headerOf, isWellFormed, type WireRequest } from './request.ts'
import type { Outcome } from './send.ts'

type Answer = Extract<Outcome, { kind: 'answer' }>

/** What an error is answered with: by which rule, and what is wrong with this one. */
type Shape = (answer: Answer) => string | undefined

const json =
  (name: string, schema: z.ZodType): Shape =>
  ({ headers, body }) => {
    if (!headers['content-type']?.startsWith('application/json')) return `${name} has to be JSON`
    const parsed = parsedOr(body)
    const { error } = schema.safeParse(parsed)
    return (
      error && `${name} isn't in its form: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`
    )
  }

function parsedOr(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const text = z.string().min(1)
const STACK = /\n\s+at .*[(/]|node_modules|\.ts:\d+/

/** Okta's Management API: https://developer.okta.com/docs/reference/error-codes/ */
const oktaError = json(
  "Okta's error",
  z.strictObject({
    errorCode: text,
    errorSummary: text,
    errorLink: text,
    errorId: z.string().startsWith('oae'),
    errorCauses: z.array(z.strictObject({ errorSummary: text })),
  }),
)
/** RFC 6749, section 5.2. */
const oauthError = json(
  'an OAuth error',
  z.looseObject({
    error: z.string().regex(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/),
    error_description: z.string().optional(),
  }),
)
const controlError = json(
  "the control's error",
  z.strictObject({
    error: z.strictObject({ code: text, message: text, member: text.optional(), next: text.optional() }),
  }),
)
const alpaconError = json(
  "Alpacon's error",
  z.strictObject({ error: text, message: text, field: text.optional() }),
)
const connectionError = json(
  "the error of Alpacon's API for connections",
  z.strictObject({ statusCode: z.int(), error: text, message: text, errorCode: text }),
)
const notSignedIn = json('the error of whoami', z.strictObject({ error: z.literal('not_signed_in') }))
const statusAlone: Shape = ({ body }) => (body === '' ? undefined : 'an answer by status alone has no body')

const page: Shape = ({ headers, body }) => {
  if (!headers['content-type']?.startsWith('text/html')) return 'an error to a browser has to be a page'
  return /^<!doctype html>/i.test(body) && /<title>[^<]+<\/title>/.test(body) && /<h1[ >]/.test(body)
    ? undefined
    : 'the page has no title or heading'
}

const oneOf =
  (...shapes: Shape[]): Shape =>
  answer => {
    const wrong = shapes.map(shape => shape(answer))
    return wrong.includes(undefined) ? undefined : wrong.join('; ')
  }

/** The forms that an error may have at this path. */
function shapeAt(site: Site | undefined, path: string): Shape {
  if (site === 'control') return controlError
  if (site === 'org' || site === 'console') {
    if (path.startsWith('/api/')) return site === 'org' ? oktaError : oneOf(oktaError, page)
    // A browser's endpoints answer a program that asks for JSON in Okta's form.
    if (/^\/oauth2\/(default\/)?v1\/(authorize|logout|keys)/.test(path))
      return oneOf(page, oktaError, oauthError)
    if (/^\/oauth2\/(default\/)?v1\//.test(path)) return oneOf(oauthError, page)
    return oneOf(page, oktaError)
  }
  if (site === 'front' || site === 'auth' || site === 'workspace') {
    if (path.startsWith('/api/v2')) return oneOf(connectionError, page, alpaconError)
    if (path === '/api/whoami') return oneOf(notSignedIn, alpaconError, page)
    if (path.startsWith('/api/')) return oneOf(alpaconError, page)
    if (path.startsWith('/oauth/global-token-revocation')) return oneOf(statusAlone, page)
    if (/^\/(oauth|\.well-known)(\/|$)/.test(path)) return oneOf(oauthError, page)
    if (path.startsWith('/authorize')) return oneOf(page, oauthError)
  }
  return page
}

// What Node itself refuses never reaches either server: a status alone, and a connection that is closed.
const isRefusedByNode = ({ status, headers, body }: Answer) =>
  body === '' &&
  [400, 408, 413, 417, 431].includes(status) &&
  (status === 417 || headers.connection === 'close')

/** Where the simulated Okta says that an address isn't simulated. */
const isDocumented501 = ({ status, body }: Answer, { method, target }: WireRequest) =>
  status === 501 && (body.includes('"E0000052"') || (method === 'HEAD' && target.startsWith('/api/')))

/**
 * What is wrong with what came back to a request; undefined where nothing is. `site` is that of the Host which was
 * sent, undefined where there is none.
 */
export function judge(request: WireRequest, outcome: Outcome, site: Site | undefined): string | undefined {
  if (outcome.kind === 'hangs') return 'no answer came, and the connection stayed open'
  if (outcome.kind === 'garbled') return `what came back is no answer: ${JSON.stringify(outcome.bytes)}`
  if (outcome.kind === 'closed')
    return isWellFormed(request) ? 'the connection was closed without an answer' : undefined
  if (isRefusedByNode(outcome)) return undefined
  const { status, headers, body } = outcome
  if (status >= 500 && !isDocumented501(outcome, request)) return `answered ${status}: ${body.slice(0, 200)}`
  if (STACK.test(body) && !body.includes('<script')) return `a stack is told: ${body.slice(0, 300)}`
  if (status < 400 || request.method === 'HEAD') return undefined
  const path = request.target.split('?')[0]!.replace(/^https?:\/\/[^/]*/, '')
  // With other bytes on the wire it may have gone to another site or path.
  const shape = request.overwritten
    ? oneOf(page, oktaError, oauthError, controlError, alpaconError, connectionError, statusAlone)
    : shapeAt(site, path)
  const wrong = shape({ ...outcome, headers })
  return (
    wrong && `${status} of ${headerOf(request, 'host')}${path.slice(0, 80)}: ${wrong}: ${body.slice(0, 200)}`
  )
}
