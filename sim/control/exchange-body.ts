import { z } from 'zod'
import type { FinishedExchange } from '../exchanges/recorder.ts'
import type { Redactor } from '../exchanges/redaction.ts'
import { moment, tells } from './schemas.ts'

const headers = z.array(z.strictObject({ name: z.string(), value: z.string() }))

/** An exchange as it is told: secrets are taken out. */
export const exchangeSchema = tells(
  'Exchange',
  z.strictObject({
    sequence: z.int().positive().describe('Exchanges are numbered in the order in which they end.'),
    org: z.string().optional().describe('The org it concerned, where the address tells.'),
    from: z.enum(['Browser', 'SP', 'Okta', 'Stranger']),
    to: z.enum(['Browser', 'SP', 'Okta', 'Stranger']),
    startedAt: moment.describe('In real time.'),
    durationMs: z.number().nonnegative(),
    faults: z.array(z.string()).optional().describe('The faults that altered the answer, or kept it back.'),
    request: z.strictObject({ method: z.string(), url: z.string(), headers, body: z.string() }),
    response: z
      .strictObject({ status: z.int(), headers, body: z.string() })
      .optional()
      .describe('Missing where the connection broke before the answer was whole.'),
  }),
)

/**
 * An exchange for whoever asks. Pages are left out: what a page shows can be a secret that nothing marks as one.
 * The redactor has to have seen the exchange once before, so that what turns out to be a secret at its end is one at
 * its beginning.
 */
export function exchangeBody(exchange: FinishedExchange, redactor: Redactor): z.input<typeof exchangeSchema> {
  const { sequence, org, from, to, startedAt, durationMs, faults, request, response } = exchange
  const message = (pairs: [string, string][], body: string) => {
    const type = pairs.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
    return {
      headers: pairs.map(([name, value]) => ({ name, value: redactor.header(name, value) })),
      body: body && type.includes('html') ? '[a page]' : redactor.body(body, type),
    }
  }
  return {
    sequence,
    ...(org !== undefined && { org }),
    from,
    to,
    startedAt: startedAt.toISOString(),
    durationMs,
    ...(faults && { faults }),
    request: {
      method: request.method,
      url: redactor.url(request.url),
      ...message(request.headers, request.body),
    },
    ...(response && { response: { status: response.status, ...message(response.headers, response.body) } }),
  }
}
