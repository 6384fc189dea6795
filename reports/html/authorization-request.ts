import type { Exchange } from '../run.ts'

/** The parameters in an address's query. */
export const parametersOf = (url: string): URLSearchParams =>
  new URLSearchParams(/\?([^#]*)/s.exec(url)?.[1] ?? '')

/** The host of an address, with its port; empty where it has none. */
export const hostOf = (url: string): string => /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''

/** The parameters of an exchange that is an authorization request (OpenID Connect Core, 3.1.2.1). */
function authorizationRequest({ request }: Exchange): URLSearchParams | undefined {
  const parameters = parametersOf(request.url)
  return parameters.has('client_id') && parameters.has('response_type') ? parameters : undefined
}

/**
 * The authorization request that the client means when it sends this token request: the one whose state came with the
 * code. Secrets have the same name wherever they appear, so a code can be followed. Where it can't, the latest request.
 */
export function requestBehind(exchanges: readonly Exchange[], index: number): URLSearchParams | undefined {
  const { request } = exchanges[index]!
  const before = exchanges.slice(0, index + 1).reverse()
  const requests = before
    .filter(exchange => hostOf(exchange.request.url) === hostOf(request.url))
    .flatMap(exchange => authorizationRequest(exchange) ?? [])
  const code = new URLSearchParams(request.body).get('code')
  const state = before
    .map(exchange => parametersOf(exchange.request.url))
    .find(parameters => code !== null && parameters.get('code') === code)
    ?.get('state')
  if (!state) return requests[0]
  return requests.find(parameters => parameters.get('state') === state)
}

/** Every state that a client has sent with an authorization request. */
export const statesOf = (exchanges: readonly Exchange[]): Set<string> =>
  new Set(exchanges.flatMap(exchange => authorizationRequest(exchange)?.get('state') ?? []))
