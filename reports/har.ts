import { withoutSignatures } from './jwt-signatures.ts'
import type { Exchange, Run, Scenario } from './run.ts'
import { scenarioFile } from './scenario-files.ts'

/** Where a scenario's exchanges lie in the report's folder, with slashes; undefined where it has none. */
export const harPath = ({ id, exchanges }: Pick<Scenario, 'id' | 'exchanges'>): string | undefined =>
  exchanges.length > 0 ? scenarioFile('har', id, 'har') : undefined

/**
 * A scenario's exchanges as HAR 1.2, which browsers' developer tools and proxies open: one page, the scenario, with an
 * entry an exchange. Secrets are as absent as they are from the run. Who spoke to whom is in each entry's comment and in
 * `_from` and `_to`; a request that got no answer has status 0, as browsers write it.
 * http://www.softwareishard.com/blog/har-12-spec/
 */
export function har({ id, title, exchanges, verdict }: Scenario, { tool, startedAt }: Run): object {
  return {
    log: {
      version: '1.2',
      creator: { name: tool.name, version: tool.version },
      pages: [
        {
          startedDateTime: exchanges[0]?.startedAt ?? startedAt,
          id,
          title,
          pageTimings: {},
          comment: verdict,
        },
      ],
      entries: exchanges.map(exchange => entry(exchange, id)),
      comment: 'Secrets were taken out, and so were the signatures of tokens.',
    },
  }
}

type Headers = Exchange['request']['headers']

function entry(
  { from, to, startedAt, durationMs, request, response, faults = [] }: Exchange,
  pageref: string,
) {
  const notes = [`${from} → ${to}`, ...faults.map(({ name, does }) => `fault ${name}: ${does}`)]
  return {
    pageref,
    startedDateTime: startedAt,
    time: durationMs,
    request: {
      method: request.method,
      url: address(request.url),
      httpVersion: 'HTTP/1.1',
      cookies: cookies(request.headers, 'cookie'),
      headers: pairs(request.headers),
      queryString: parameters(request.url.split('#')[0]?.split(/\?(.*)/s)[1]),
      ...(request.body && { postData: postData(request.headers, request.body) }),
      headersSize: -1,
      bodySize: request.body ? Buffer.byteLength(request.body) : 0,
    },
    response: answer(response),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: notes.join('; '),
    _from: from,
    _to: to,
    ...(faults.length > 0 && { _faults: faults.map(({ name }) => name) }),
  }
}

function answer(response: Exchange['response']) {
  const headers = response?.headers ?? []
  const text = response?.body === undefined ? undefined : withoutSignatures(response.body)
  return {
    status: response?.status ?? 0,
    statusText: response ? '' : 'No answer came',
    httpVersion: response ? 'HTTP/1.1' : '',
    cookies: cookies(headers, 'set-cookie'),
    headers: pairs(headers),
    content: {
      size: text === undefined ? 0 : Buffer.byteLength(text),
      mimeType: headerOf(headers, 'content-type') ?? '',
      ...(text !== undefined && { text }),
    },
    redirectURL: address(headerOf(headers, 'location') ?? ''),
    headersSize: -1,
    // What was recorded of it may be less than what went over the wire.
    bodySize: -1,
  }
}

const headerOf = (headers: Headers, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1]

const pairs = (headers: Headers) =>
  headers.map(([name, value]) => ({ name, value: withoutSignatures(value) }))

const parameters = (query: string | undefined) =>
  [...new URLSearchParams(query)].map(([name, value]) => ({ name, value: withoutSignatures(value) }))

function postData(headers: Headers, body: string) {
  const mimeType = headerOf(headers, 'content-type') ?? ''
  const text = withoutSignatures(body)
  // One or the other, not both.
  return mimeType.includes('x-www-form-urlencoded')
    ? { mimeType, params: parameters(text) }
    : { mimeType, text }
}

// "[code 1]" stands where a secret stood, and neither blanks nor brackets may in an address (RFC 3986) but in a host.
function address(url: string): string {
  const [, host = '', rest = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/s.exec(withoutSignatures(url)) ?? []
  return host + rest.replace(/[^!#$%&'()*+,\-./:;=?@_~\w]/gu, character => encodeURIComponent(character))
}

function cookies(headers: Headers, name: 'cookie' | 'set-cookie') {
  return headers
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value.split(name === 'cookie' ? /;\s*/ : '\n'))
    .map(cookie => cookie.split(';')[0] ?? '')
    .filter(pair => pair.includes('='))
    .map(pair => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at).trim(), value: withoutSignatures(pair.slice(at + 1)) }
    })
}
