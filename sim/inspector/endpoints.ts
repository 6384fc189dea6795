import type { Exchange } from '../exchanges/recorder.ts'
import { messageOf } from './message.ts'

/** What a request was for, in the inspector's words. */
export type Purpose =
  | 'authorization request'
  | 'sign-in page'
  | 'user name'
  | 'password'
  | 'tokens for a code'
  | 'tokens for a refresh token'
  | 'tokens'
  | 'userinfo'
  | 'introspection'
  | 'revocation'
  | 'signing keys'
  | 'discovery'
  | 'sign-out'
  | 'tile'
  | 'Express Configuration begins'
  | 'the SP’s answer'
  | 'token of the SP'
  | 'connections of the SP'
  | 'enabled connections of the SP'
  | 'Management API'
  | 'dashboard'
  | 'Admin Console'
  | 'page'

const OAUTH = /^\/oauth2\/(?:[\w-]+\/)?v1\/(\w+)(\/.+)?$/

const BY_ENDPOINT: Record<string, Purpose> = {
  userinfo: 'userinfo',
  introspect: 'introspection',
  revoke: 'revocation',
  keys: 'signing keys',
  logout: 'sign-out',
}

const BY_PATH: [path: RegExp, Purpose][] = [
  [/\/\.well-known\/(openid-configuration|oauth-authorization-server)$/, 'discovery'],
  [/^\/api\/v1\/apps\/[^/]+\/express-configure\/oauth2\/authorize$/, 'Express Configuration begins'],
  [/^\/admin\/app\/generic\/oauth20redirect$/, 'the SP’s answer'],
  [/^\/home\/(?!admin-entry)[^/]+\/[^/]+\/[^/]+$/, 'tile'],
  [/^\/api\/v1\//, 'Management API'],
  [/^\/app\/UserHome$/, 'dashboard'],
  [/^\/(admin|report)\//, 'Admin Console'],
]

const AT_THE_SP: [path: RegExp, Purpose][] = [
  [/\/oauth\/token$/, 'token of the SP'],
  [/\/enabled_connections$/, 'enabled connections of the SP'],
  [/\/connections(\/[^/]+)?$/, 'connections of the SP'],
]

const known = new WeakMap<Exchange, Purpose>()

/** What an exchange that is over was for. */
export function purposeOf(exchange: Exchange): Purpose {
  const purpose = known.get(exchange) ?? findPurpose(exchange)
  known.set(exchange, purpose)
  return purpose
}

function findPurpose(exchange: Exchange): Purpose {
  const { path, asked } = messageOf(exchange)
  if (exchange.to === 'SP') return AT_THE_SP.find(([pattern]) => pattern.test(path))?.[1] ?? 'page'
  const [, endpoint = '', rest] = OAUTH.exec(path) ?? []
  if (endpoint === 'authorize') return rest ? 'page' : 'authorization request'
  if (endpoint === 'token') return tokensFor(asked.get('grant_type'))
  if (endpoint in BY_ENDPOINT) return BY_ENDPOINT[endpoint]!
  if (path.startsWith('/signin/authorize/') || path === '/login/login.htm') {
    if (exchange.request.method !== 'POST') return 'sign-in page'
    return asked.has('password') ? 'password' : 'user name'
  }
  return BY_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? 'page'
}

function tokensFor(grant: string | null): Purpose {
  if (grant === 'authorization_code') return 'tokens for a code'
  return grant === 'refresh_token' ? 'tokens for a refresh token' : 'tokens'
}

/** Which authorization server of the org a path belongs to, as part of its issuer: empty for the org's own. */
export function serverPathOf(path: string): string {
  return /^\/oauth2\/(?!v1\/)[\w-]+(?=\/)/.exec(path)?.[0] ?? ''
}
