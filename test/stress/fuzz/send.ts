import { connect } from 'node:net'
import { bytesOf, isWellFormed, type WireRequest } from './request.ts'

/** What came back: an answer, a closed connection without one, or nothing within the patience. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'closed' }
  | { kind: 'hangs' }
  | { kind: 'garbled'; bytes: string }

// A bound for what hangs, not a measure.
const PATIENCE_MS = 20_000

/**
 * Sends the bytes of a request over a connection of its own and reads one answer. Behind what isn't whole the sending
 * half is closed, so that nothing more can come; Node then answers what it had read, or nothing.
 */
export function send(port: number, request: WireRequest): Promise<Outcome> {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const chunks: Buffer[] = []
    const timer = setTimeout(() => done({ kind: 'hangs' }), PATIENCE_MS)
    let isDone = false
    function done(outcome: Outcome) {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      resolve(outcome)
      socket.destroy()
    }
    function ended() {
      const all = Buffer.concat(chunks)
      if (all.length === 0) return done({ kind: 'closed' })
      const answer = read(all, request.method, true)
      done(answer ?? { kind: 'garbled', bytes: all.toString('latin1').slice(0, 500) })
    }
    let size = 0
    let needed = 0
    let tail = ''
    socket.on('data', chunk => {
      chunks.push(chunk)
      size += chunk.length
      tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 5))).slice(-5)
      // Long answers are read when they may be whole, not with each part of them.
      const isChunkedEnd = needed === Number.POSITIVE_INFINITY && tail === '0\r\n\r\n'
      if (size < needed && !isChunkedEnd) return
      const all = Buffer.concat(chunks)
      const answer = read(all, request.method, false)
      if (answer) done(answer)
      else needed = lengthOf(all)
    })
    socket.once('end', ended)
    // Whoever refuses what is still being sent may close with a reset, with or without an answer before it.
    socket.once('error', ended)
    socket.once('close', ended)
    if (isWellFormed(request)) socket.write(bytesOf(request))
    else socket.end(bytesOf(request))
  })
}

/** How long the whole answer is, by its head: infinite where that isn't known, 0 where the head isn't whole yet. */
function lengthOf(bytes: Buffer): number {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd === -1) return 0
  const told = /\r\ncontent-length: (\d+)\r\n/i.exec(bytes.toString('latin1', 0, headEnd + 2))?.[1]
  return told === undefined ? Number.POSITIVE_INFINITY : headEnd + 4 + Number(told)
}

/** The answer in these bytes; undefined where it isn't whole yet. */
function read(bytes: Buffer, method: string, isEnd: boolean): Outcome | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd === -1) return undefined
  const text = bytes.toString('latin1', 0, headEnd)
  const [first = '', ...lines] = text.split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})( |$)/.exec(first)?.[1])
  if (!status) return { kind: 'garbled', bytes: text.slice(0, 500) }
  const rest = bytes.subarray(headEnd + 4)
  if (status < 200) return read(rest, method, isEnd)
  const headers = headersOf(lines)
  const answer = (body: Buffer): Outcome => ({
    kind: 'answer',
    status,
    headers,
    body: body.toString('utf8'),
  })
  const isBodiless = method === 'HEAD' || status === 204 || status === 304
  // What streams never ends by itself.
  if (isBodiless || headers['content-type']?.startsWith('text/event-stream')) return answer(Buffer.alloc(0))
  if (headers['transfer-encoding'] === 'chunked') {
    const body = joined(rest)
    return body && answer(body)
  }
  const length = headers['content-length']
  if (length !== undefined) {
    return rest.length >= Number(length) ? answer(rest.subarray(0, Number(length))) : undefined
  }
  return isEnd ? answer(rest) : undefined
}

function headersOf(lines: string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(line) ?? []
    const known = headers[name.toLowerCase()]
    headers[name.toLowerCase()] = known === undefined ? value : `${known}\n${value}`
  }
  return headers
}

function joined(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd === -1) return undefined
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (size === 0) return Buffer.concat(parts)
    const start = lineEnd + 2
    if (bytes.length < start + size + 2) return undefined
    parts.push(bytes.subarray(start, start + size))
    at = start + size + 2
  }
}
