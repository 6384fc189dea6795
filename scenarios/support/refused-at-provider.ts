import { grouped, isAuthorize, isTokenRequest, type Log } from './log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent, type Named, personOf } from './logged-event.ts'
import { isRefusedByProvider, signInsIn } from './sign-ins-in-har.ts'
import type { Seen, Traces } from './symptom.ts'

/** Somebody whom Okta let in and the service provider did not. */
export type Turned = {
  person: Named | undefined
  app: Named | undefined
  trouble: (LoggedEvent | Seen)[]
  /** Whether the service provider got tokens of Okta; undefined where the log doesn't reach there. */
  gotTokens: boolean | undefined
  isSeen: boolean
}

/** People whom a service provider sends back again and again come this often in this time. */
const ROUNDS = 3
const IN_MS = 3 * 60_000
/** How far the person's clock may be from Okta's. */
const CLOCKS = 5 * 60_000

/** From the HAR, a return that the service provider refused; from the log, somebody who comes again and again. */
export function turnedAway(traces: Traces): Turned[] {
  const seen = fromHar(traces)
  const people = new Set(seen.map(({ person }) => person?.key))
  return [...seen, ...fromLog(traces).filter(({ person }) => !people.has(person?.key))]
}

function fromHar({ har, log, found }: Traces): Turned[] {
  if (!har) return []
  const signIns = signInsIn(har)
  const told = new Set(
    found.flatMap(({ evidence }) =>
      evidence.flatMap(one => (one.kind === 'request' && one.shows === 'trouble' ? [one.time] : [])),
    ),
  )
  const refused = signIns.callbacks.filter(
    callback => isRefusedByProvider(callback, signIns) && !told.has(callback.exchange.startedDateTime),
  )
  if (refused.length === 0) return []
  const at = refused.at(-1)!.exchange.at
  const near = log.events.filter(event => Math.abs(event.at - at) <= CLOCKS)
  const code = near.find(event => isAuthorize(event) && !isRefusal(event))
  const app = code && appOf(code)
  const asked = near.filter(event => isTokenRequest(event) && isSame(appOf(event), app))
  // A refusal of Okta's at that time explains the service provider's.
  if (asked.some(isRefusal)) return []
  return [
    {
      person: code && personOf(code),
      app,
      trouble: [
        ...(code ? [code] : []),
        ...asked.slice(0, 1),
        ...refused.map(({ exchange, end }) => ({
          exchange,
          says:
            end === exchange
              ? `The service provider answered the return with ${exchange.status}.`
              : `The return ended on ${end.url.origin}${end.url.pathname} with ${end.status}.`,
        })),
      ],
      gotTokens: code && asked.length > 0,
      isSeen: true,
    },
  ]
}

function fromLog({ log }: Traces): Turned[] {
  const codes = log.events.filter(event => isAuthorize(event) && !isRefusal(event))
  return grouped(codes).flatMap(own => {
    const rounds = inARow(own)
    const person = personOf(own[0]!)
    const app = appOf(own[0]!)
    if (!rounds || !person || !app || tokensWithin(rounds, app, log).length < ROUNDS) return []
    return [{ person, app, trouble: rounds, gotTokens: true, isSeen: false }]
  })
}

/** As many codes in so short a time as nobody asks for by hand. */
function inARow(codes: readonly LoggedEvent[]): LoggedEvent[] | undefined {
  const first = codes.find((code, at) => (codes[at + ROUNDS - 1]?.at ?? Infinity) - code.at <= IN_MS)
  return first && codes.filter(({ at }) => at >= first.at && at - first.at <= IN_MS)
}

function tokensWithin(rounds: readonly LoggedEvent[], app: Named, log: Log): LoggedEvent[] {
  return log.events.filter(
    event =>
      isTokenRequest(event) &&
      !isRefusal(event) &&
      isSame(appOf(event), app) &&
      event.at >= rounds[0]!.at &&
      event.at <= rounds.at(-1)!.at + IN_MS,
  )
}
