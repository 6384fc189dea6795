import { PassThrough, type Readable } from 'node:stream'
import type { FinishedExchange, Recorder } from '../exchanges/recorder.ts'
import { createRedactor } from '../exchanges/redaction.ts'
import { ControlError } from './errors.ts'
import { exchangeBody } from './exchange-body.ts'

/** Which exchanges a stream tells, and when it ends. */
export interface StreamOptions {
  org?: string | undefined
  /** Those that ended after the one of this number come first, as far as they are still on record. */
  after?: number | undefined
  limit: number
  seconds: number
}

/** Why a stream ended. */
export type StreamEnd = 'limit' | 'time' | 'org-deleted' | 'too-slow'

const MOST_STREAMS = 32
const MOST_WAITING_BYTES = 4 * 1024 * 1024

const open = new WeakMap<Recorder, Set<Readable>>()

/** How many streams are open. */
export const openStreams = (recorder: Recorder): number => open.get(recorder)?.size ?? 0

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): an `exchange` for each that
 * ends, its number as the id, and one `end` that says why the stream ended. Throws ControlError where too many are
 * open.
 */
export function streamExchanges(recorder: Recorder, { org, after, limit, seconds }: StreamOptions): Readable {
  const streams = open.get(recorder) ?? new Set()
  open.set(recorder, streams)
  if (streams.size >= MOST_STREAMS) {
    throw new ControlError('too_many_streams', `${MOST_STREAMS} streams are open, and no more are served.`, {
      next: 'Close one, or poll GET /_sim/exchanges with after.',
    })
  }
  const redactor = createRedactor()
  const stream = new PassThrough({ highWaterMark: 64 * 1024 })
  let told = 0

  const send = (event: string, data: unknown, id?: number) => {
    const head = id === undefined ? '' : `id: ${id}\n`
    stream.write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const end = (why: StreamEnd) => {
    if (stream.writableEnded) return
    send('end', { why })
    stream.end()
    stop()
  }
  const tell = (exchange: FinishedExchange) => {
    if (stream.writableEnded || (org !== undefined && exchange.org !== org)) return
    exchangeBody(exchange, redactor)
    send('exchange', exchangeBody(exchange, redactor), exchange.sequence)
    told += 1
    if (told >= limit) end('limit')
    else if (stream.writableLength + stream.readableLength > MOST_WAITING_BYTES) end('too-slow')
  }
  const ignore = recorder.listen({
    finished: tell,
    forgotten: name => {
      if (name === org) end('org-deleted')
    },
  })
  const timer = setTimeout(() => end('time'), seconds * 1000)
  function stop() {
    clearTimeout(timer)
    ignore()
    streams.delete(stream)
  }

  streams.add(stream)
  stream.once('close', stop)
  // Whoever reads this knows that nothing from now on is missed.
  stream.write(': listening\n\n')
  if (after !== undefined) {
    for (const exchange of recorder.finished()) if (exchange.sequence > after) tell(exchange)
  }
  return stream
}
