import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { WireRequest } from './request.ts'

/** A request as a server of this process got it. */
export interface Recorded {
  port: number
  request: WireRequest
  /** Undefined where none was sent to its end. */
  answer: { status: number; headers: OutgoingHttpHeaders } | undefined
}

const HOP_BY_HOP = /^(connection|keep-alive|content-length|transfer-encoding)$/i

/**
 * Records every request that any server of this process is asked while `act` runs, byte for byte, in the order in
 * which they came, and what was answered.
 */
export async function recordWhile(act: () => Promise<void>): Promise<Recorded[]> {
  const recorded: {
    req: IncomingMessage
    res: ServerResponse
    port: number
    target: string
    chunks: Buffer[]
  }[] = []
  const onRequest = (message: unknown) => {
    const { request: req, response: res } = message as { request: IncomingMessage; response: ServerResponse }
    const chunks: Buffer[] = []
    recorded.push({ req, res, port: req.socket.localPort ?? 0, target: req.url ?? '/', chunks })
    const { emit } = req
    req.emit = (event: string | symbol, ...rest: unknown[]) => {
      if (event === 'data' && rest[0] instanceof Buffer) chunks.push(rest[0])
      return Reflect.apply(emit, req, [event, ...rest])
    }
  }
  subscribe('http.server.request.start', onRequest)
  try {
    await act()
  } finally {
    unsubscribe('http.server.request.start', onRequest)
  }
  return recorded.map(({ req, res, port, target, chunks }) => ({
    port,
    answer: res.writableFinished ? { status: res.statusCode, headers: res.getHeaders() } : undefined,
    request: {
      method: req.method ?? 'GET',
      target,
      headers: pairs(req.rawHeaders).filter(([name]) => !HOP_BY_HOP.test(name)),
      body: Buffer.concat(chunks),
    },
  }))
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []))
}
