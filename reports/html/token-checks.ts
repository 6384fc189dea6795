import { createHash } from 'node:crypto'
import type { Exchange } from '../run.ts'
import { whenFrom } from './answer-lines.ts'
import { hostOf, requestBehind } from './authorization-request.ts'
import type { FoundToken } from './jwt.ts'

/** A check that a client has to make of an ID token; `holds` is undefined where what is recorded can't tell. */
export type TokenCheck = { name: string; expected: string; received: string; holds: boolean | undefined }

/** Clocks may differ by so many seconds, as the specification allows (OpenID Connect Core 2, exp). */
const leeway = 60

/**
 * What a client has to check of the ID token that an exchange brought (OpenID Connect Core 2 and 3.1.3.7), as far as the
 * exchanges of the same scenario tell what to expect. `index` is the exchange's place among them.
 */
export function tokenChecks(
  { header, payload }: Pick<FoundToken, 'header' | 'payload'>,
  exchanges: readonly Exchange[],
  index: number,
): TokenCheck[] {
  const asked = requestBehind(exchanges, index)
  const { startedAt, durationMs } = exchanges[index]!
  const answered = (Date.parse(startedAt) + durationMs) / 1000
  return [
    issuer(payload.iss, issuerOf(exchanges, index)),
    subject(payload.sub),
    audience(payload.aud, clientOf(exchanges[index]!, asked)),
    authorizedParty(payload, clientOf(exchanges[index]!, asked)),
    time('exp', payload.exp, answered, {
      expected: 'later than the answer, give or take 1 min',
      fits: exp => exp > answered - leeway,
    }),
    time('iat', payload.iat, answered, {
      expected: 'not after the answer, give or take 1 min',
      fits: iat => iat <= answered + leeway,
    }),
    nonce(payload.nonce, asked),
    algorithm(header.alg),
    keyId(header.kid, keySetsFor(exchanges, index)),
    accessTokenHash(payload.at_hash, header.alg, exchanges[index]!),
    {
      name: 'signature',
      expected: 'made by that key',
      received: 'not recorded',
      holds: undefined,
    },
  ]
}

function issuer(iss: unknown, expected: string | undefined): TokenCheck {
  return {
    name: 'iss',
    expected: expected ?? 'the issuer of the connection',
    received: shown(iss),
    holds: expected === undefined ? undefined : iss === expected,
  }
}

const subject = (sub: unknown): TokenCheck => ({
  name: 'sub',
  expected: 'one text of 1 to 255 characters',
  received: shown(sub),
  holds: typeof sub === 'string' && sub.length > 0 && sub.length <= 255,
})

function audience(aud: unknown, client: string | undefined): TokenCheck {
  const all: unknown[] = [aud].flat()
  return {
    name: 'aud',
    expected: client === undefined ? 'the client, and nobody else' : `${client}, and nobody else`,
    received: shown(aud),
    holds: client === undefined ? undefined : all.length === 1 && all[0] === client,
  }
}

function authorizedParty({ azp, aud }: Record<string, unknown>, client: string | undefined): TokenCheck {
  const isNeeded = Array.isArray(aud) && aud.length > 1
  return {
    name: 'azp',
    expected: `${client ?? 'the client'}${isNeeded ? '' : ', or absent'}`,
    received: shown(azp),
    holds: azp === undefined ? !isNeeded : client === undefined ? undefined : azp === client,
  }
}

function time(
  name: string,
  value: unknown,
  answered: number,
  { expected, fits }: { expected: string; fits: (value: number) => boolean },
): TokenCheck {
  const isTime = typeof value === 'number' && Number.isFinite(value)
  return {
    name,
    expected,
    received: isTime ? whenFrom(value, answered) : shown(value),
    holds: isTime && fits(value),
  }
}

function nonce(value: unknown, asked: URLSearchParams | undefined): TokenCheck {
  const sent = asked?.get('nonce') ?? undefined
  return {
    name: 'nonce',
    expected: sent ?? (asked ? 'none was sent' : 'the one that was sent with this sign-in'),
    received: shown(value),
    holds: asked === undefined ? undefined : value === sent,
  }
}

// Okta signs with RS256; a client may have agreed on another, which no exchange would show.
const algorithm = (alg: unknown): TokenCheck => ({
  name: 'alg',
  expected: 'RS256',
  received: shown(alg),
  holds: alg === 'RS256',
})

function keyId(kid: unknown, keySets: readonly unknown[][] | undefined): TokenCheck {
  const [only, ...others] = keySets?.at(-1) ?? []
  const isKnown = keySets?.some(keys => keys.some(key => isObject(key) && key.kid === kid))
  return {
    name: 'kid',
    expected: 'a key of the key set',
    received: shown(kid),
    // Where there is one key only, it needs no name (OpenID Connect Core 10.1).
    holds: keySets && (kid === undefined ? only !== undefined && others.length === 0 : isKnown),
  }
}

function accessTokenHash(value: unknown, alg: unknown, { response }: Exchange): TokenCheck {
  const check = { name: 'at_hash', received: shown(value) }
  if (value === undefined) return { ...check, expected: 'absent, or of the access token', holds: true }
  const token = jsonOf(response?.body)?.access_token
  const bits = /^[RPE]S(256|384|512)$/.exec(String(alg))?.[1]
  // In the recording a secret's name stands in its place.
  if (typeof token !== 'string' || !bits || /^\[.*\]$/.test(token)) {
    return { ...check, expected: 'of the access token, which isn’t recorded', holds: undefined }
  }
  const hash = createHash(`sha${bits}`).update(token).digest()
  const expected = hash.subarray(0, hash.length / 2).toString('base64url')
  return { ...check, expected, holds: value === expected }
}

/** By the metadata that were read right, else by the place of Okta's token endpoint below its issuer. */
function issuerOf(exchanges: readonly Exchange[], index: number): string | undefined {
  const endpoint = exchanges[index]!.request.url.replace(/[?#].*$/s, '')
  const metadata = exchanges
    .filter(({ request, faults }) => !faults && request.url.endsWith('/.well-known/openid-configuration'))
    .map(({ response }) => jsonOf(response?.body))
    .find(found => found?.token_endpoint === endpoint)
  if (typeof metadata?.issuer === 'string') return metadata.issuer
  return /^(.*?)(?:\/oauth2\/v1|\/v1)\/token$/.exec(endpoint)?.[1]
}

const clientOf = ({ request }: Exchange, asked: URLSearchParams | undefined): string | undefined =>
  asked?.get('client_id') ?? new URLSearchParams(request.body).get('client_id') ?? undefined

/** The key sets that were fetched between this token and the next one; where none was, the latest before or the next after. */
function keySetsFor(exchanges: readonly Exchange[], index: number): unknown[][] | undefined {
  const host = hostOf(exchanges[index]!.request.url)
  const fetched = exchanges.map(({ request, response }) =>
    hostOf(request.url) === host ? jsonOf(response?.body)?.keys : undefined,
  )
  const isToken = ({ request }: Exchange) => request.method === 'POST' && /\/token$/.test(request.url)
  const next = exchanges.findIndex((exchange, at) => at > index && isToken(exchange))
  const sets = (from: number, to?: number) =>
    fetched.slice(from, to).filter((keys): keys is unknown[] => Array.isArray(keys))
  const after = sets(index + 1, next < 0 ? undefined : next)
  const before = sets(0, index).slice(-1)
  const found = [after, before, sets(index + 1).slice(0, 1)].find(some => some.length > 0) ?? []
  return found.length > 0 ? found : undefined
}

function jsonOf(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string =>
  value === undefined ? 'absent' : typeof value === 'string' && value !== '' ? value : JSON.stringify(value)
