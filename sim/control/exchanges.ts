import { z } from 'zod'
import { createRedactor } from '../exchanges/redaction.ts'
import { exchangeBody, exchangeSchema } from './exchange-body.ts'
import { streamExchanges } from './exchange-stream.ts'
import { namedOrg } from './named-org.ts'
import { type OperationGroup, operation } from './operation.ts'
import { tells } from './schemas.ts'

const org = z.string().optional().describe('Only those that concerned this org.')
const after = z.coerce
  .number()
  .int()
  .nonnegative()
  .optional()
  .describe('Only those that ended after the one of this number: the `last` of the answer before.')

/** What the simulated Okta was asked, and what it asked of service providers. */
export const exchanges: OperationGroup = {
  name: 'Exchanges',
  description:
    'Requests and answers that are over: those of the orgs, and those that Okta sent to service providers. What goes ' +
    'on below /_sim is not among them. The newest 5,000 are kept. Secrets are taken out; each has a name in its place ' +
    'that is the same wherever it appears in one answer, or in one stream.',
  operations: [
    operation({
      id: 'listExchanges',
      method: 'GET',
      path: '/_sim/exchanges',
      summary: 'Recorded exchanges, in the order in which they ended',
      description: 'With neither `after` nor `since` the newest ones, otherwise the first ones that follow.',
      query: z.strictObject({
        org,
        after,
        since: z.iso
          .datetime({ offset: true })
          .optional()
          .describe('Only those that began then or later; real time.'),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answers: {
        status: 200,
        does: 'The exchanges.',
        schema: tells(
          'Exchanges',
          z.strictObject({
            exchanges: z.array(exchangeSchema),
            last: z.int().nonnegative().describe('To go on from: give it as `after`.'),
            more: z.boolean().describe('Whether others were left out because of `limit`.'),
          }),
        ),
      },
      refuses: ['not_found'],
      run({ okta, query: { org, after, since, limit } }) {
        if (org !== undefined) namedOrg(okta, org)
        const from = since === undefined ? undefined : new Date(since)
        const finished = okta.exchanges.finished()
        const wanted = finished.filter(
          one =>
            (org === undefined || one.org === org) &&
            (after === undefined || one.sequence > after) &&
            (from === undefined || one.startedAt >= from),
        )
        const goesOn = after !== undefined || from !== undefined
        const shown = goesOn ? wanted.slice(0, limit) : wanted.slice(-limit)
        const more = shown.length < wanted.length
        const redactor = createRedactor()
        const tell = () => shown.map(exchange => exchangeBody(exchange, redactor))
        // Told twice: what turns out to be a secret later is one from the start.
        tell()
        const newest = finished.at(-1)?.sequence ?? 0
        const last = goesOn && more ? shown.at(-1)!.sequence : Math.max(newest, after ?? 0)
        return { exchanges: tell(), last, more }
      },
    }),
    operation({
      id: 'streamExchanges',
      method: 'GET',
      path: '/_sim/exchanges/stream',
      summary: 'Wait for exchanges: each as it ends, as server-sent events',
      description:
        'An `exchange` event has the JSON of the schema Exchange as its data and the number as its id; `Last-Event-ID` ' +
        'counts as `after`. The stream ends with an `end` event, {"why": "limit" | "time" | "org-deleted" | ' +
        '"too-slow"}. 32 streams are served at once.',
      query: z.strictObject({
        org,
        after,
        limit: z.coerce.number().int().min(1).max(10_000).default(1000),
        seconds: z.coerce.number().int().min(1).max(3600).default(60).describe('How long it stays open.'),
      }),
      answers: { status: 200, does: 'The stream.', events: 'A stream of events.' },
      refuses: ['not_found', 'too_many_streams'],
      run({ okta, query }) {
        if (query.org !== undefined) namedOrg(okta, query.org)
        return streamExchanges(okta.exchanges, query)
      },
    }),
  ],
}
