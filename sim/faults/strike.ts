import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type Addresses,
  type Answer,
  type AuthorizationResponse,
  DROPPED,
  type Endpoint,
  HELD,
  type World,
} from './definition.ts'
import type { Concerned, Faults } from './faults.ts'

const concerns = new WeakMap<IncomingMessage, Concerned>()

/** Says whom a request turned out to concern, for faults that are for one app or one person. */
export function concern(req: IncomingMessage, whom: Concerned): void {
  concerns.set(req, whom)
}

const witnesses = new WeakMap<IncomingMessage, (name: string) => void>()

/** Who is told which faults altered the answer to a request, wherever that happens. */
export function witness(req: IncomingMessage, onStruck: (name: string) => void): void {
  witnesses.set(req, onStruck)
}

/** Tells that a fault altered the answer to a request. */
export function tellStruck(req: IncomingMessage, name: string): void {
  witnesses.get(req)?.(name)
}

/** Which endpoint of an org a path is; undefined for pages and everything else. */
export function endpointOf(path: string): Endpoint | undefined {
  if (path.startsWith('/api/v1/')) return 'management-api'
  if (/^\/(oauth2\/\w+\/)?\.well-known\/(openid-configuration|oauth-authorization-server)$/.test(path))
    return 'discovery'
  const [, name] = /^\/oauth2\/(?:\w+\/)?v1\/(token|keys|userinfo)$/.exec(path) ?? []
  return name as Endpoint | undefined
}

/**
 * Holds an answer back while it is written and lets the faults in force alter it; who witnesses the request is told which
 * did. Without a fault for this endpoint nothing is touched.
 */
export function strikeAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { faults, world }: { faults: Faults; world: (path: string) => Promise<World> },
): void {
  const path = (req.url ?? '').split('?')[0]!
  const endpoint = endpointOf(path)
  if (!endpoint || req.method === 'OPTIONS' || !faults.await(endpoint)) return
  const chunks: Buffer[] = []
  const keep = (chunk: unknown, encoding?: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, encoding as BufferEncoding | undefined))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const end = res.end.bind(res)
  res.write = ((chunk: unknown, encoding?: unknown) => {
    keep(chunk, encoding)
    return true
  }) as typeof res.write
  res.end = ((chunk?: unknown, encoding?: unknown) => {
    keep(chunk, encoding)
    alter().catch(error => res.destroy(error))
    return res
  }) as typeof res.end

  async function alter(): Promise<void> {
    const original = {
      status: res.statusCode,
      headers: headersOf(res),
      body: Buffer.concat(chunks).toString('utf8'),
    }
    const due = faults.due(endpoint!, `${req.method} ${path}`, concerns.get(req) ?? {})
    let answer: Answer = original
    const sent: (() => void)[] = []
    for (const fault of due) {
      const altered = await fault.definition.alter(answer, await world(path), fault.given, fault.self)
      if (altered === undefined || !fault.struck()) continue
      tellStruck(req, fault.name)
      if (altered === DROPPED || altered === HELD) {
        fault.sent()
        // Who is kept waiting gives up some time; until then the connection stays as it is.
        if (altered === DROPPED) res.destroy()
        return
      }
      answer = altered
      sent.push(fault.sent)
    }
    // Before its last byte goes out: who reads it may ask at once whether the fault was delivered.
    for (const tell of sent) tell()
    if (answer !== original) send(answer)
    else end(Buffer.concat(chunks))
  }

  function send({ status, headers, body }: Answer): void {
    for (const name of res.getHeaderNames()) res.removeHeader(name)
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    res.statusCode = status
    res.setHeader('content-length', Buffer.byteLength(body))
    end(body)
  }
}

/** Lets the faults in force alter an authorization response. */
export function strikeResponse(
  req: IncomingMessage,
  response: AuthorizationResponse,
  { faults, at, concerned }: { faults: Faults; at: Addresses; concerned: Concerned },
): AuthorizationResponse {
  let answer = response
  for (const fault of faults.due('authorize', `${req.method} ${(req.url ?? '').split('?')[0]}`, concerned)) {
    const altered = fault.definition.alter(answer, at, fault.given)
    if (altered === undefined || !fault.struck()) continue
    answer = altered
    tellStruck(req, fault.name)
    fault.sent()
  }
  return answer
}

function headersOf(res: ServerResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(res.getHeaders()).map(([name, value]) => [name, [value].flat().join(', ')]),
  )
}
