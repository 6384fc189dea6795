import { type FoundToken, withoutTokens } from './jwt.ts'

/** One half of an exchange as a reader wants it: the first line, its parameters, headers and body, all as text. */
export type MessageText = { start: string; parameters?: string; headers: string; body?: string }

type Headers = readonly (readonly [string, string])[]

/** Longer bodies are cut: past this, a page's source tells a reader nothing that its picture doesn't. */
const longestBody = 6_000

/** A request: its address without the query, and the query's parameters decoded, one a line. */
export function requestText(
  { method, url, headers, body }: { method: string; url: string; headers: Headers; body?: string },
  tokens: Map<string, FoundToken>,
): MessageText {
  const [address = url, query] = url.split(/\?(.*)/s)
  return {
    start: `${method} ${withoutTokens(address, tokens)}`,
    parameters: query ? withoutTokens(parameterLines(query), tokens) : undefined,
    headers: headerLines(headers, tokens),
    body: bodyText(headers, body, tokens),
  }
}

/** A response: its status, headers and body. */
export function responseText(
  { status, headers, body }: { status: number; headers: Headers; body?: string },
  tokens: Map<string, FoundToken>,
): MessageText {
  return {
    start: `HTTP ${status}`,
    headers: headerLines(headers, tokens),
    body: bodyText(headers, body, tokens),
  }
}

/** A header's value, whatever the case of its name; undefined where it isn't there. */
export const headerOf = (headers: Headers, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1]

const headerLines = (headers: Headers, tokens: Map<string, FoundToken>): string =>
  withoutTokens(headers.map(([name, value]) => `${name}: ${value}`).join('\n'), tokens)

const parameterLines = (query: string): string =>
  [...new URLSearchParams(query)].map(([name, value]) => `${name} = ${value}`).join('\n')

function bodyText(headers: Headers, body: string | undefined, tokens: Map<string, FoundToken>) {
  if (!body) return undefined
  const type = headerOf(headers, 'content-type') ?? ''
  const readable = type.includes('x-www-form-urlencoded') ? parameterLines(body) : indentedJson(body)
  const text = withoutTokens(readable, tokens)
  if (text.length <= longestBody) return text
  const left = (text.length - longestBody).toLocaleString('en')
  return `${text.slice(0, longestBody)}\n… and ${left} more characters, left out here`
}

function indentedJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
