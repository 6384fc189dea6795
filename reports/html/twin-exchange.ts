import type { Exchange } from '../run.ts'
import { hostOf } from './authorization-request.ts'
import { type FoundToken, withoutTokens } from './jwt.ts'
import { headerOf } from './message-text.ts'

/**
 * The exchange to hold one with a fault against: the same request, answered without that fault. Of several, the one
 * that was answered most alike, then the nearest. Gives back its place; undefined where there is none.
 */
export function twinOf(exchanges: readonly Exchange[], index: number): number | undefined {
  const exchange = exchanges[index]!
  const names = new Set(exchange.faults?.map(({ name }) => name))
  const [twin] = exchanges
    .map((other, at) => ({ other, at }))
    .filter(
      ({ other, at }) =>
        at !== index &&
        other.response &&
        placeOf(other) === placeOf(exchange) &&
        !other.faults?.some(({ name }) => names.has(name)),
    )
    .sort(
      (a, b) =>
        unlike(exchange, a.other) - unlike(exchange, b.other) ||
        Math.abs(a.at - index) - Math.abs(b.at - index),
    )
  return twin?.at
}

/** Method, host and path. A path that ends in a secret is that of one sign-in, and stands for all of them. */
export function placeOf({ request: { method, url } }: Exchange): string {
  return `${method} ${hostOf(url)}${pathOf(url).replace(/\/\[[^\]]*\]$/, '')}`
}

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')

/** How different the answers look before anything in them is read. */
function unlike({ response: one }: Exchange, { response: other }: Exchange): number {
  if (!one || !other) return 0
  const leadsTo = ({ headers }: typeof one) => (headerOf(headers, 'location') ?? '').replace(/[?#].*$/s, '')
  return (
    Number(leadsTo(one) !== leadsTo(other)) * 4 +
    Number(one.status !== other.status) * 2 +
    Number(subjectOf(one.body) !== subjectOf(other.body))
  )
}

/** Whom an answer is about, by its ID token or its own `sub`: an answer about somebody else differs in all of it. */
function subjectOf(body = ''): unknown {
  const tokens = new Map<string, FoundToken>()
  withoutTokens(body, tokens)
  const [token] = [...tokens.values()].filter(({ name }) => name === 'id_token')
  return token ? token.payload.sub : /"sub":"([^"]*)"/.exec(body)?.[1]
}
