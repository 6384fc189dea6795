import { counted } from '../phrases.ts'
import type { Exchange } from '../run.ts'
import { parametersOf, requestBehind, statesOf } from './authorization-request.ts'
import { type FoundToken, withoutTokens } from './jwt.ts'
import { headerOf } from './message-text.ts'

/** An answer taken apart into lines that can be held against those of another, under a heading each. */
export type AnswerLines = Map<string, string[]>

/** What every sign-in has anew, and where a fault doesn't speak of it, differs between any two. */
const everNew = ['jti', 'at_hash', 'sid', 'auth_time']

/** Headers that differ between any two answers. */
const telling = /^(?!location$|set-cookie$|x-rate-limit-)/i

/** Points in time that are taken from the moment of the answer (OpenID Connect Core, section 2). */
const ofTheAnswer = ['iat', 'exp', 'nbf']

/**
 * The answer of an exchange, line by line. What is its own in every sign-in is put in words, so that it differs from
 * another's only where something is wrong with it: a nonce and a state "as sent", secrets without their numbers, times
 * as they stand to the answer's.
 */
export function answerLines(exchanges: readonly Exchange[], index: number, kept = ''): AnswerLines {
  const exchange = exchanges[index]!
  const { response, startedAt } = exchange
  if (!response) return new Map([['Status', ['no answer']]])
  const tokens = new Map<string, FoundToken>()
  const left = everNew.filter(name => !kept.includes(name) && !kept.includes(name.replaceAll('_', '-')))
  const location = headerOf(response.headers, 'location')
  const body = response.body === undefined ? [] : bodyLines(withoutTokens(response.body, tokens))
  const lines: AnswerLines = new Map([
    ['Status', [`HTTP ${response.status}`]],
    [
      'Headers',
      response.headers
        .filter(([name]) => telling.test(name))
        .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
        .sort(),
    ],
    ['Redirect', location === undefined ? [] : [location.replace(/[?#].*$/s, '')]],
    ['Query of the redirect', location === undefined ? [] : queryLines(location, statesOf(exchanges))],
    ['Body', body],
  ])
  const nonce = requestBehind(exchanges, index)?.get('nonce')
  for (const { name, header, payload } of tokens.values()) {
    const called = name === 'id_token' ? 'ID token' : name
    const claims = Object.fromEntries(
      Object.entries(payload)
        .filter(([claim]) => !left.includes(claim))
        .map(([claim, value]) => [claim, inWords(claim, value, { nonce, startedAt })]),
    )
    lines.set(`Header of the ${called}`, flat(header))
    lines.set(`Claims of the ${called}`, flat(claims))
  }
  return new Map([...lines].map(([part, all]) => [part, all.map(withoutNumbers)]))
}

/** A value put in words, told from a text that says the same. */
class Words {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function inWords(
  claim: string,
  value: unknown,
  { nonce, startedAt }: { nonce: string | null | undefined; startedAt: string },
): unknown {
  if (claim === 'nonce' && nonce && value === nonce) return new Words('as it was sent')
  if (ofTheAnswer.includes(claim) && typeof value === 'number')
    return new Words(whenFrom(value, Date.parse(startedAt) / 1000))
  return value
}

/** `1 h after the answer`, `6 min before the answer`: a point in time as it stands to another, both in seconds. */
export function whenFrom(instant: number, answer: number, what = 'the answer'): string {
  const seconds = Math.round(instant - answer)
  const size = Math.abs(seconds)
  if (size <= 2) return `with ${what}`
  // Beyond the first minute, what a request took is of no account.
  const long =
    size < 58
      ? `${size} s`
      : size < 3570
        ? `${Math.round(size / 60)} min`
        : size < 86_000
          ? `${Math.round(size / 360) / 10} h`
          : counted(Math.round(size / 86_400), 'day')
  return `${long} ${seconds < 0 ? 'before' : 'after'} ${what}`
}

const queryLines = (location: string, states: ReadonlySet<string>): string[] =>
  [...parametersOf(location)].map(([name, value]) =>
    name === 'state' && states.has(value) ? `${name}: as it was sent` : `${name}: ${value}`,
  )

function bodyLines(body: string): string[] {
  try {
    return flat(JSON.parse(body))
  } catch {
    return body.split('\n')
  }
}

/** JSON as one line a value, each with its path, members in the order of their names: `address.city: "Łódź"`. */
function flat(value: unknown, path = ''): string[] {
  if (value instanceof Words) return [`${path}: ${value.text}`]
  if (Array.isArray(value) && value.some(isObject)) return value.flatMap(one => flat(one, `${path}[]`))
  if (!isObject(value) || Object.keys(value).length === 0) return [`${path}: ${JSON.stringify(value)}`]
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, one]) => flat(one, path ? `${path}.${name}` : name))
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `[access token 2]` is an access token like that of another sign-in; so is a JWT, whatever its number. */
const withoutNumbers = (line: string): string =>
  line.replace(/\[([a-z ]+) \d+\]/gi, '[$1]').replace(/⟨JWT \d+[^⟩]*⟩(?:\[signature\])?/g, '[JWT]')
