import type { Exchange as ReportedExchange } from '../../reports/index.ts'
import { type Exchange, FAULTS, type Okta, type Redactor } from '../../sim/index.ts'
import { headerOf } from './ask.ts'
import { readPage } from './html-page.ts'
import { demandDelivered } from './verdicts.ts'

/** What a scenario put on the wire: between browser, target and Okta. */
export interface Wire {
  /** What the simulated Okta recorded for this scenario's org, secrets included, oldest first. */
  okta(): Exchange[]
  /** Parameters of the authorization requests that the target sent to Okta, oldest first. */
  authorizationRequests(): URLSearchParams[]
  /** What Okta sent browsers back to the target with, codes and errors, oldest first. */
  authorizationAnswers(): URLSearchParams[]
  /** What Okta's servers asked of the target, oldest first: "POST /oauth/token 200". */
  backChannel(): string[]
  /** Where Okta sent browsers when they pressed a tile, oldest first. */
  tileRedirects(): URL[]
  /** What the target's servers asked of Okta, oldest first: "POST /oauth2/v1/token 200". */
  askedOfOkta(path?: string): string[]
  /** Parameters of the token requests that the target sent to Okta, oldest first. */
  tokenRequests(): URLSearchParams[]
  /** What anybody asked at an address of the simulator that is no org's, oldest first: "POST". */
  askedAt(address: string): string[]
  /** What anybody asked of the stranger's site, oldest first: "GET /keys". The stranger's own pages aren't told. */
  askedOfStranger(): string[]
  /** The kid of every ID token that Okta issued, oldest first. */
  idTokenKeys(): string[]
  /** Remembers a page that the target answered a browser with. */
  addPage(page: Exchange | Promise<Exchange>): void
  /** Everything since then in order, secrets taken out, parties by their names. */
  report(redactor: Redactor, since?: Date): Promise<ReportedExchange[]>
}

const AUTHORIZE = '/oauth2/v1/authorize'
// Who has to sign in first is answered where the form goes that they sign in with.
const ANSWERING = [AUTHORIZE, '/signin/authorize/']

// Where an answer sends the browser; empty where it doesn't.
function locationOf({ response }: Exchange): string {
  return headerOf(response?.headers ?? [], 'location') ?? ''
}

// What an answer of the authorization endpoint tells the target: by a redirect, or by a form that the browser posts on
// (OAuth 2.0 Form Post Response Mode).
function answerIn(exchange: Exchange): URLSearchParams {
  const { request, response } = exchange
  const location = locationOf(exchange)
  if (location !== '') return new URL(location, request.url).searchParams
  return readPage(response?.body ?? '', request.url).submitsItself()?.form ?? new URLSearchParams()
}

/**
 * Starts recording for one scenario. Where nothing at all is recorded, whatever is asked of the wire is inconclusive;
 * with `mayBeSilent` that is an answer like any other.
 */
export function createWire(
  okta: Okta,
  orgs: () => readonly string[],
  target: { name: string },
  { mayBeSilent = false } = {},
): Wire {
  const pages: Promise<Exchange | undefined>[] = []
  const since = new Date()
  const ofScenario = () =>
    okta.exchanges.list().filter(({ org, startedAt }) => org && orgs().includes(org) && startedAt >= since)
  // Nothing recorded would let every "nothing was asked" pass: the scene itself was set up over the wire.
  const seen = () => {
    const exchanges = ofScenario()
    demandDelivered('Nothing that went over the wire was recorded', mayBeSilent || exchanges.length > 0)
    return exchanges
  }
  const mayAnswer = ({ request }: Exchange) =>
    ANSWERING.some(path => new URL(request.url).pathname.startsWith(path))
  return {
    okta: seen,
    authorizationRequests: () =>
      seen()
        .map(({ request }) => new URL(request.url))
        .filter(({ pathname }) => pathname === AUTHORIZE)
        .map(({ searchParams }) => searchParams),
    authorizationAnswers: () =>
      seen()
        .filter(mayAnswer)
        .map(answerIn)
        .filter(parameters => parameters.has('state') && (parameters.has('code') || parameters.has('error'))),
    backChannel: () =>
      seen()
        .filter(({ from }) => from === 'Okta')
        .map(({ request, response }) => {
          return `${request.method} ${new URL(request.url).pathname} ${response?.status ?? 'no answer'}`
        }),
    askedOfOkta: path =>
      seen()
        .filter(({ from, to, request }) => {
          return (
            from === 'SP' && to === 'Okta' && (path === undefined || new URL(request.url).pathname === path)
          )
        })
        .map(({ request, response }) => {
          return `${request.method} ${new URL(request.url).pathname} ${response?.status ?? 'no answer'}`
        }),
    tokenRequests: () =>
      seen()
        .filter(({ request }) => new URL(request.url).pathname === '/oauth2/v1/token')
        .map(({ request }) => new URLSearchParams(request.body)),
    askedAt(address) {
      seen()
      return okta.exchanges
        .list()
        .filter(({ org, request, startedAt }) => !org && startedAt >= since && request.url === address)
        .map(({ request }) => request.method)
    },
    idTokenKeys: () =>
      seen()
        .filter(({ request }) => new URL(request.url).pathname === '/oauth2/v1/token')
        .map(({ response }) => /"id_token":"([\w-]+)\./.exec(response?.body ?? '')?.[1])
        .filter(header => header !== undefined)
        .map(header => String(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')).kid)),
    askedOfStranger: () =>
      seen()
        .filter(({ to }) => to === 'Stranger')
        .map(({ request }) => `${request.method} ${new URL(request.url).pathname}`)
        .filter(asked => !/^GET \/(link|form|frame|favicon\.ico)$/.test(asked)),
    tileRedirects: () =>
      seen()
        .filter(({ request }) => /^\/home\/[^/]+\/[^/]+/.test(new URL(request.url).pathname))
        .map(locationOf)
        .filter(location => URL.canParse(location))
        .map(location => new URL(location))
        .filter(({ searchParams }) => searchParams.has('iss')),
    addPage(page) {
      // A page that went away before it was read can't be reported; what Okta saw of it still is.
      pages.push(Promise.resolve(page).catch(() => undefined))
    },
    async report(redactor, from = since) {
      const ofTarget = (await Promise.all(pages)).filter(page => page !== undefined)
      const exchanges = [...ofScenario(), ...ofTarget]
        .filter(({ startedAt }) => startedAt >= from)
        .sort((a, b) => a.began - b.began)
      const tell = () => exchanges.map(exchange => redacted(exchange, redactor, target.name))
      // Told twice: what turns out to be a secret later is one from the start.
      tell()
      return tell()
    },
  }
}

// A fault goes by its name alone where the catalogue of faults doesn't have it.
const told = (name: string) => ({
  name,
  does: Object.entries(FAULTS).find(([known]) => known === name)?.[1].does ?? '',
})

// The headers that say something about a sign-in. What every browser and server adds would bury them.
const TELLING =
  /^(authorization|cache-control|content-security-policy|content-type|cookie|host|location|origin|referer|referrer-policy|retry-after|set-cookie|www-authenticate|x-frame-options|x-rate-limit-.*)$/i

function redacted(exchange: Exchange, redactor: Redactor, targetName: string): ReportedExchange {
  const party = (name: string) => (name === 'SP' ? targetName : name)
  const message = (headers: [string, string][], body: string) => {
    const type = headerOf(headers, 'content-type') ?? ''
    // Pages are shown as pictures; their markup would only bury what matters.
    const shown = type.includes('html') ? '' : redactor.body(body, type)
    return {
      headers: headers
        .filter(([name]) => TELLING.test(name))
        .map(([name, value]): [string, string] => [name, redactor.header(name, value)]),
      ...(shown && { body: shown }),
    }
  }
  const { request, response, faults = [] } = exchange
  return {
    from: party(exchange.from),
    to: party(exchange.to),
    startedAt: exchange.startedAt.toISOString(),
    durationMs: exchange.durationMs,
    ...(faults.length > 0 && { faults: faults.map(told) }),
    request: {
      method: request.method,
      url: redactor.url(request.url),
      ...message(request.headers, request.body),
    },
    ...(response && { response: { status: response.status, ...message(response.headers, response.body) } }),
  }
}
