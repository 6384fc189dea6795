import type { Request, Response } from '@playwright/test'
import type { Exchange } from '../../sim/index.ts'

/** A page that the target answered a browser with. Rejects where it went away before it was read. */
export async function readExchange(response: Response): Promise<Exchange> {
  const request = response.request()
  const [asked, answered] = [await request.allHeaders(), await response.allHeaders()]
  const { startTime, responseEnd } = request.timing()
  return {
    from: 'Browser',
    to: 'SP',
    startedAt: new Date(startTime),
    began: onOurClock(startTime),
    durationMs: Math.max(0, responseEnd),
    request: {
      method: request.method(),
      url: request.url(),
      headers: Object.entries(asked),
      body: request.postData() ?? '',
    },
    response: {
      status: response.status(),
      headers: Object.entries(answered),
      body: answered['content-type']?.includes('json') ? await response.text() : '',
    },
  }
}

/**
 * From when to when the browser waited for an answer, by the clock of `performance.now`; undefined where it sent nothing,
 * and where it holds the request open for what comes later.
 */
export function stretchOf(request: Request): { from: number; to: number } | undefined {
  const now = performance.now()
  const { startTime, requestStart, responseEnd } = request.timing()
  if (requestStart < 0 || STAYS_OPEN.has(request.resourceType())) return undefined
  const from = onOurClock(startTime) + requestStart
  return { from, to: responseEnd < 0 ? now : Math.min(now, from - requestStart + responseEnd) }
}

/** A time of the browser's, in milliseconds since 1970, by the clock of `performance.now`. */
const onOurClock = (time: number): number => performance.now() - Date.now() + time

const STAYS_OPEN = new Set(['eventsource', 'websocket', 'ping', 'media'])
