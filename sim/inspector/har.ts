import type { z } from 'zod'
import type { exchangeSchema } from '../control/exchange-body.ts'

type Told = z.input<typeof exchangeSchema>
type Pair = { name: string; value: string }

/** Exchanges, secrets taken out, as a HAR 1.2 document: http://www.softwareishard.com/blog/har-12-spec/ */
export function harOf(exchanges: readonly Told[], version: string) {
  return {
    log: {
      version: '1.2',
      creator: { name: 'oin-sim', version },
      entries: exchanges.map(entryOf),
    },
  }
}

function entryOf({ sequence, org, from, to, startedAt, durationMs, faults, request, response }: Told) {
  return {
    startedDateTime: startedAt,
    time: durationMs,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: request.headers,
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body),
      ...(request.body && { postData: { mimeType: typeOf(request.headers), text: request.body } }),
    },
    response: {
      // 0 is what browsers write where there was no answer.
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: response?.headers ?? [],
      content: {
        size: Buffer.byteLength(response?.body ?? ''),
        mimeType: typeOf(response?.headers ?? []),
        text: response?.body ?? '',
      },
      redirectURL: response?.headers.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: [`${sequence}: ${from} to ${to}`, org, ...(faults ?? []).map(name => `fault ${name}`)]
      .filter(Boolean)
      .join(', '),
  }
}

const typeOf = (headers: readonly Pair[]) =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? ''

function queryOf(url: string): Pair[] {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(url) ?? []
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }))
}
