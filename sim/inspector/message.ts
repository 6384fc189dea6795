import type { Exchange } from '../exchanges/recorder.ts'

/** What an exchange says, taken apart. Secrets are still in it: this is for finding out, not for showing. */
export interface Message {
  url: URL
  path: string
  /** Parameters of the request: those of the address, and those of a posted form. */
  asked: URLSearchParams
  cookies: ReadonlyMap<string, string>
  /** `Authorization: Bearer …` */
  bearer: string | undefined
  /** Whom the request says that it comes from: client_id, or the user name of `Authorization: Basic …`. */
  clientId: string | undefined
  /** Members of a JSON answer. */
  answered: Readonly<Record<string, unknown>>
  location: URL | undefined
  /** Parameters that the answer hands to an app: of the redirect's query or fragment, or of a form that posts itself. */
  handedOn: URLSearchParams
  /** Id of the sign-in that the answer's form goes on with. */
  signIn: string | undefined
  /** `X-Okta-Request-Id`, by which the System Log knows the request. */
  requestId: string | undefined
}

const read = new WeakMap<Exchange, Message>()

/** Reads an exchange that is over; each one is taken apart once. */
export function messageOf(exchange: Exchange): Message {
  const known = read.get(exchange)
  if (known) return known
  const message = takeApart(exchange)
  read.set(exchange, message)
  return message
}

function takeApart({ request, response }: Exchange): Message {
  const url = URL.canParse(request.url) ? new URL(request.url) : new URL('http://unreadable.invalid/')
  const asked = new URLSearchParams(url.search)
  if (headerOf(request.headers, 'content-type')?.includes('x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(request.body)) asked.append(name, value)
  }
  const [, scheme = '', credentials = ''] =
    /^(\S+)\s+(.*)$/.exec(headerOf(request.headers, 'authorization') ?? '') ?? []
  const answer = response?.headers ?? []
  const target = headerOf(answer, 'location')
  const location = target !== undefined && URL.canParse(target, url) ? new URL(target, url) : undefined
  return {
    url,
    path: url.pathname,
    asked,
    cookies: cookiesOf(headerOf(request.headers, 'cookie')),
    bearer: scheme.toLowerCase() === 'bearer' ? credentials : undefined,
    clientId:
      asked.get('client_id') ?? (scheme.toLowerCase() === 'basic' ? userNameOf(credentials) : undefined),
    answered: headerOf(answer, 'content-type')?.includes('json') ? membersOf(response?.body) : {},
    location,
    handedOn: location ? parametersOf(location) : fieldsOf(answer, response?.body),
    signIn: /<form [^>]*action="\/signin\/authorize\/([\w-]+)"/.exec(response?.body ?? '')?.[1],
    requestId: headerOf(answer, 'x-okta-request-id'),
  }
}

/** The first header of that name. */
export function headerOf(headers: readonly [string, string][], name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1]
}

function cookiesOf(header = ''): Map<string, string> {
  return new Map(
    header.split(/;\s*/).map(pair => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )
}

function userNameOf(credentials: string): string | undefined {
  const [name = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
  try {
    return decodeURIComponent(name) || undefined
  } catch {
    return name
  }
}

function membersOf(body = ''): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function parametersOf({ search, hash }: URL): URLSearchParams {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of new URLSearchParams(hash.slice(1))) parameters.append(name, value)
  return parameters
}

// OAuth 2.0 Form Post Response Mode: the answer is a page whose form carries the parameters.
function fieldsOf(headers: readonly [string, string][], body = ''): URLSearchParams {
  const parameters = new URLSearchParams()
  if (!headerOf(headers, 'content-type')?.includes('html')) return parameters
  for (const name of ['code', 'state', 'error', 'error_description', 'id_token', 'access_token']) {
    const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1]
    if (value !== undefined) parameters.append(name, value)
  }
  return parameters
}
