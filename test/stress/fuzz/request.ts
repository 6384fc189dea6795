/** A request as it stands on the wire, in parts that can be altered one by one. Texts hold one byte a character (latin1). */
export interface WireRequest {
  method: string
  /** Path and query, as they are sent. */
  target: string
  headers: readonly (readonly [name: string, value: string])[]
  body: Buffer
  /** The body's length as the headers tell it, where that is a lie. */
  toldLength?: string
  /** Sends the body in chunks; `broken` ends them in the wrong way. */
  chunked?: 'well' | 'broken'
  /** Bytes that are put in the place of others when all is written: nothing of HTTP is sacred to them. */
  overwritten?: readonly { at: number; byte: number }[]
  /** Ends after this part of it, between 0 and 1. */
  cutAt?: number
}

const OF_LENGTH = /^(content-length|transfer-encoding)$/i

/** The value of a header, the first where there are several; '' where there is none. */
export function headerOf({ headers }: WireRequest, name: string): string {
  return headers.find(([known]) => known.toLowerCase() === name)?.[1] ?? ''
}

/** The request with a header set, in the place of all of that name. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  const others = request.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase())
  return { ...request, headers: [...others, [name, value]] }
}

/** Everything that is sent. */
export function bytesOf(request: WireRequest): Buffer {
  const { method, target, body, toldLength, chunked, overwritten = [], cutAt = 1 } = request
  const lines = request.headers.filter(([name]) => !OF_LENGTH.test(name))
  const mayHaveBody = body.length > 0 || /^(POST|PUT|PATCH)$/.test(method)
  if (chunked) lines.push(['transfer-encoding', 'chunked'])
  if (toldLength !== undefined) lines.push(['content-length', toldLength])
  else if (!chunked && mayHaveBody) lines.push(['content-length', String(body.length)])
  const head = [`${method} ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)]
  const sent = chunked ? inChunks(body, chunked) : body
  const all = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), sent])
  for (const { at, byte } of overwritten) all[at % all.length] = byte
  return all.subarray(0, Math.ceil(all.length * cutAt))
}

function inChunks(body: Buffer, how: 'well' | 'broken'): Buffer {
  const size = body.length === 0 ? '' : `${body.length.toString(16)}\r\n`
  const end = body.length === 0 ? '0\r\n\r\n' : how === 'well' ? '\r\n0\r\n\r\n' : '\r\nzz\r\n'
  return Buffer.concat([Buffer.from(size), body, Buffer.from(end)])
}

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/
/** Bytes of which HTTP makes something else than a part of a text. */
const hasSyntax = (text: string) => [...text].some(one => one < ' ' || one === '\x7f')

/** Whether it is HTTP as it should be (RFC 9112), so that an answer is owed. */
export function isWellFormed(request: WireRequest): boolean {
  const { method, target, headers, toldLength, chunked, overwritten, cutAt } = request
  const isWhole = toldLength === undefined && chunked !== 'broken' && (cutAt ?? 1) === 1
  const isSyntax =
    TOKEN.test(method) &&
    !target.includes(' ') &&
    !hasSyntax(target) &&
    !headers.some(([, value]) => hasSyntax(value))
  // A tunnel is asked of proxies, which neither server is.
  return isWhole && isSyntax && (overwritten?.length ?? 0) === 0 && method !== 'CONNECT'
}

const SHOWN = 1500

/** A request as a person can read and send it again. */
export function told(request: WireRequest): string {
  const text = JSON.stringify(bytesOf(request).toString('latin1'))
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text
}
