import type { Har, HarExchange } from './read-har.ts'

const AUTHORIZE = /\/oauth2\/([^/]+\/)?v1\/authorize$/
const ADDRESS_OF_OKTA = /\.(okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com$|\.okta\.localhost$/

/** A sign-in's return to the service provider. */
export type Callback = {
  exchange: HarExchange
  state: string
  /** The answer of the service provider that began it; undefined where it wasn't recorded. */
  start: HarExchange | undefined
  /** How often the same return came before. */
  before: number
  /** What the browser ended on. */
  end: HarExchange
}

const isAuthorizeAddress = (url: URL | undefined) => url !== undefined && AUTHORIZE.test(url.pathname)

/** The hosts that are Okta's: by name, or since they take authorization requests as Okta does. */
function hostsOfOkta(exchanges: readonly HarExchange[]): Set<string> {
  const urls = exchanges.flatMap(({ url, location }) => [url, location])
  return new Set(urls.flatMap(url => (url && isOktas(url) ? [url.host] : [])))
}

const isOktas = (url: URL) => ADDRESS_OF_OKTA.test(url.hostname) || isAuthorizeAddress(url)

const memberOf = ({ url, form }: HarExchange, name: string) => url.searchParams.get(name) ?? form.get(name)

/** Okta's requests and the service provider's in a HAR, as far as they belong to sign-ins. */
export function signInsIn({ exchanges }: Har) {
  const okta = hostsOfOkta(exchanges)
  const authorizations = exchanges.filter(({ url }) => isAuthorizeAddress(url))
  const returns = new Set(
    authorizations.flatMap(({ url }) => addressOf(url.searchParams.get('redirect_uri')) ?? []),
  )
  const isReturn = (exchange: HarExchange) =>
    !okta.has(exchange.url.host) &&
    memberOf(exchange, 'state') !== null &&
    (memberOf(exchange, 'code') ?? memberOf(exchange, 'error')) !== null &&
    (returns.size === 0 || returns.has(addressOf(exchange.url.href)!))
  const seen: string[] = []
  const callbacks = exchanges.filter(isReturn).map((exchange): Callback => {
    const state = memberOf(exchange, 'state')!
    const before = seen.filter(one => one === state).length
    seen.push(state)
    const start = exchanges.find(
      ({ location }) => isAuthorizeAddress(location) && location!.searchParams.get('state') === state,
    )
    return { exchange, state, start, before, end: endOf(exchange, exchanges) }
  })
  return {
    authorizations,
    callbacks,
    isOktas: ({ url }: HarExchange) => okta.has(url.host),
    /** Requests that begin a sign-in from a tile: they name the issuer. */
    initiations: exchanges.filter(
      exchange => !okta.has(exchange.url.host) && memberOf(exchange, 'iss') !== null && !isReturn(exchange),
    ),
  }
}

export type SignIns = ReturnType<typeof signInsIn>

function addressOf(href: string | null): string | undefined {
  if (!href || !URL.canParse(href)) return
  const { origin, pathname } = new URL(href)
  return origin + pathname
}

/** Where the browser ends that starts with a request and follows what it is told. */
function endOf(start: HarExchange, exchanges: readonly HarExchange[]): HarExchange {
  let current = start
  for (let hops = 0; hops < 20; hops += 1) {
    const { location } = current
    const from = exchanges.indexOf(current)
    const next = location && exchanges.slice(from + 1).find(({ url }) => isSameAddress(url, location))
    if (!next) return current
    current = next
  }
  return current
}

const isSameAddress = (one: URL, other: URL) => one.href.split('#')[0] === other.href.split('#')[0]

const SAYS_NO =
  /(begin|start|try|sign in) again|could not (be )?sign(ed)? (you )?in|sign-in (has )?failed|login failed|something went wrong|(session|request|link) (has )?expired/i

/** Whether the service provider, not Okta, turned away somebody whom Okta had sent back with a code. */
export function isRefusedByProvider({ exchange, end }: Callback, { isOktas }: SignIns): boolean {
  if (memberOf(exchange, 'error') !== null || isOktas(end)) return false
  return end.status >= 400 || (end.isPage && SAYS_NO.test(end.body))
}
