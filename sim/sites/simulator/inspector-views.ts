import type { FinishedExchange, Party } from '../../exchanges/recorder.ts'
import { curlOf } from '../../inspector/curl.ts'
import { purposeOf } from '../../inspector/endpoints.ts'
import type { Group } from '../../inspector/grouping.ts'
import { type Inspected, proseOf, toldTogether } from '../../inspector/inspection.ts'
import { answerInWords, isRefusal, sentence, stepsOf } from '../../inspector/steps.ts'
import type { ExchangeInspected } from '../../pages/inspector/exchange.ts'
import { type ExchangeRow, type GroupRow, titleOf } from '../../pages/inspector/list.ts'
import type { SignInInspected } from '../../pages/inspector/sign-in.ts'
import { instancePath } from '../console/applications.ts'
import type { InspectorSite } from './inspector.ts'

type Told = ReturnType<typeof toldTogether>[number]
type Header = { name: string; value: string }

/** So much of a body is shown; all of it is in the HAR. */
const SHOWN_OF_A_BODY = 12_000
const SHOWN_OF_AN_ADDRESS = 80

const clock = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h12',
  timeZone: 'UTC',
})
const SENDERS: Record<Party, string> = {
  Browser: 'Browser',
  SP: 'Service provider',
  Okta: 'Okta',
  Stranger: 'Stranger',
}

const between = ({ from, to }: FinishedExchange) =>
  `${SENDERS[from]} to ${SENDERS[to] === 'Service provider' ? 'service provider' : SENDERS[to]}`
const took = (ms: number) => (ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`)
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text)

/** From the first request to the last answer. */
function spanOf(exchanges: readonly FinishedExchange[]): number {
  const ends = exchanges.map(one => one.startedAt.getTime() + one.durationMs)
  return Math.max(...ends) - (exchanges[0]?.startedAt.getTime() ?? 0)
}

// A service provider has a say in why a run failed.
const wordsOf = ({ kind, outcome, exchanges }: Inspected) =>
  kind === 'sign-in' ? outcome.words : proseOf(outcome.words, exchanges)

/** A group as a line of the list. */
export function groupRow(group: Inspected): GroupRow {
  const { id, kind, org = '', exchanges, app = '', outcome } = group
  const { person = '', state, notes, faults } = outcome
  const begun = `${clock.format(exchanges[0]?.startedAt)} UTC`
  return {
    id,
    kind,
    org,
    person,
    app,
    begun,
    notes,
    faults,
    count: exchanges.length,
    state,
    words: wordsOf(group),
  }
}

/** Exchanges as lines. */
export function exchangeRows(exchanges: readonly FinishedExchange[]): ExchangeRow[] {
  const told = toldTogether(exchanges)
  return exchanges.map((exchange, index) => ({
    sequence: exchange.sequence,
    method: exchange.request.method,
    address: cut(told[index]!.request.url.replace(/^https?:\/\/[^/]+/, ''), SHOWN_OF_AN_ADDRESS),
    purpose: sentence(purposeOf(exchange)),
    between: between(exchange),
    answer: answerInWords(exchange),
    isRefusal: isRefusal(exchange),
    faults: exchange.faults ?? [],
    took: took(exchange.durationMs),
  }))
}

/** Everything that is shown of a group. */
export function signInView(group: Inspected, { inspection, orgs, url }: InspectorSite): SignInInspected {
  const { id, kind, org = '', app = '', exchanges, outcome } = group
  return {
    id,
    kind,
    org,
    app,
    person: outcome.person ?? '',
    begun: exchanges[0]!.startedAt.toISOString(),
    took: took(spanOf(exchanges)),
    state: outcome.state,
    words: wordsOf(group),
    reason: outcome.reason ?? '',
    notes: outcome.notes,
    faults: outcome.faults,
    decidedBy: String(outcome.decidedBy ?? ''),
    remedy: remedyOf(group, orgs),
    permalink: `${url}/inspector/sign-ins/${id}`,
    steps: stepsOf(group),
    exchanges: exchangeRows(exchanges),
    tokens: group.tokens.map(token => ({ ...token, ...asText(token) })),
    accessTokens: group.accessTokens.map(({ decoded, ...token }) => ({
      ...token,
      decoded: decoded && { ...decoded, ...asText(decoded) },
    })),
    events: inspection.events(group).map(({ published, displayMessage, eventType, result, reason = '' }) => ({
      published,
      message: displayMessage,
      eventType,
      result,
      reason,
    })),
  }
}

const asText = ({ header, claims }: { header: object; claims: object }) => ({
  header: JSON.stringify(header, null, 2),
  claims: JSON.stringify(claims, null, 2),
})

/** Where what was refused can be mended, as far as that is a thing of the org's. */
function remedyOf({ org = '', outcome }: Inspected, orgs: InspectorSite['orgs']): SignInInspected['remedy'] {
  const running = orgs.get(org)
  const app = running?.model.applications.find(outcome.clientId ?? '')
  if (!running || !app) return undefined
  const at = (tab: string) => `${running.adminUrl}${instancePath(app)}/${tab}`
  if (outcome.reason === 'user_not_assigned') {
    return {
      text: 'Assign the person, or a group of theirs:',
      href: at('assignments'),
      link: `Assignments of ${app.label}`,
    }
  }
  if (outcome.reason === 'illegal_redirect_uri' || outcome.reason === 'invalid_client_secret') {
    return {
      text: 'Compare with what the org knows:',
      href: at('general'),
      link: `General settings of ${app.label}`,
    }
  }
  return undefined
}

/** Everything that is shown of one exchange. */
export function exchangeView(
  { exchange, group }: { exchange: FinishedExchange; group: Group | undefined },
  { inspection, url }: InspectorSite,
): ExchangeInspected {
  const together = group?.exchanges ?? [exchange]
  const place = together.indexOf(exchange)
  const told = toldTogether(together)[place]!
  const inspected = group && inspection.group(group.id)
  return {
    sequence: exchange.sequence,
    purpose: sentence(purposeOf(exchange)),
    between: between(exchange),
    org: exchange.org ?? '',
    begun: told.startedAt,
    took: took(exchange.durationMs),
    faults: exchange.faults ?? [],
    permalink: `${url}/inspector/exchanges/${exchange.sequence}`,
    group: inspected && {
      id: inspected.id,
      title: titleOf({
        kind: inspected.kind,
        person: inspected.outcome.person ?? '',
        app: inspected.app ?? '',
      }),
    },
    previous: together[place - 1]?.sequence,
    next: together[place + 1]?.sequence,
    request: {
      line: `${told.request.method} ${told.request.url}`,
      parameters: parametersOf(told.request),
      headers: told.request.headers,
      body: bodyOf(told.request),
    },
    response: told.response && {
      line: answerInWords(exchange),
      isRefusal: isRefusal(exchange),
      parameters: handedOn(told.response),
      headers: told.response.headers,
      body: bodyOf(told.response),
    },
    curl: curlOf(told.request),
  }
}

const isForm = ({ headers }: Pick<Told['request'], 'headers'>) =>
  headers.some(
    ({ name, value }) => name.toLowerCase() === 'content-type' && value.includes('x-www-form-urlencoded'),
  )

function parametersOf({ url, ...request }: Told['request']): Header[] {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(url) ?? []
  return [...pairs(query), ...(isForm(request) ? pairs(request.body) : [])]
}

function handedOn({ headers }: NonNullable<Told['response']>): Header[] {
  const target = headers.find(({ name }) => name.toLowerCase() === 'location')?.value ?? ''
  const [, query = '', fragment = ''] = /^[^?#]*(?:\?([^#]*))?(?:#(.*))?$/.exec(target) ?? []
  return [...pairs(query), ...pairs(fragment)]
}

const pairs = (text: string): Header[] =>
  [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }))

/** JSON on lines of its own; what is too long is cut, and says so. */
function bodyOf({ headers, body }: { headers: readonly Header[]; body: string }): string {
  const isJson = headers.some(
    ({ name, value }) => name.toLowerCase() === 'content-type' && value.includes('json'),
  )
  const text = isJson ? indented(body) : body
  if (text.length <= SHOWN_OF_A_BODY) return text
  return `${text.slice(0, SHOWN_OF_A_BODY)}\n… ${text.length - SHOWN_OF_A_BODY} more characters are in the HAR`
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
