import { PassThrough, type Readable } from 'node:stream'
import type { Recorder } from '../exchanges/recorder.ts'

const MOST_STREAMS = 32
/** What is recorded within so much time is told at once: a page that reads itself again needs no more. */
const TOGETHER_MS = 150
/** Some proxies end what is silent for a minute. */
const BREATH_MS = 25_000

const open = new WeakMap<Recorder, Set<Readable>>()

/** How many pages are followed. */
export const pagesFollowed = (recorder: Recorder): number => open.get(recorder)?.size ?? 0

/**
 * Server-sent events for an open page: `recorded` with the number of the newest exchange, soon after it ended. What
 * was recorded isn't in it; the page is read again. Undefined where too many pages are open.
 */
export function streamRecorded(recorder: Recorder): Readable | undefined {
  const streams = open.get(recorder) ?? new Set()
  open.set(recorder, streams)
  if (streams.size >= MOST_STREAMS) return undefined
  const stream = new PassThrough()
  let waiting: NodeJS.Timeout | undefined
  const tell = () => {
    waiting = undefined
    stream.write(`event: recorded\ndata: ${recorder.finished().at(-1)?.sequence ?? 0}\n\n`)
  }
  const soon = () => {
    waiting ??= setTimeout(tell, TOGETHER_MS)
  }
  const ignore = recorder.listen({ finished: soon, forgotten: soon })
  const breath = setInterval(() => stream.write(': \n\n'), BREATH_MS)
  streams.add(stream)
  stream.once('close', () => {
    clearTimeout(waiting)
    clearInterval(breath)
    ignore()
    streams.delete(stream)
  })
  stream.write(': listening\n\n')
  return stream
}
