import type { Response } from '@playwright/test'
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
