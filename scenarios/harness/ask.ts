import http from 'node:http'
import https from 'node:https'
import { trustedBesides } from '../../sim/index.ts'

export interface Asked {
  /** GET where nothing is said. */
  method?: string
  headers: Record<string, string>
  body?: string
}

/** An answer that has been read to its end. */
export interface Answered {
  status: number
  /** With names in lower case, and one for each value. */
  headers: [string, string][]
  body: string
}

/** Asks an address once, and follows no redirect. Rejects where no whole answer comes, and with the signal's reason. */
export type Ask = (address: string, asked: Asked, signal?: AbortSignal) => Promise<Answered>

/**
 * Asks over connections that it keeps, verifying servers against these CA certificates (PEM) besides those that Node
 * trusts; with `loopbackPort` it asks what listens there, whatever host the address names. Node's own client saves a
 * tenth of a run without a browser against `fetch`, and sends headers as they are given but for Accept-Encoding.
 */
export function createAsk(ca: readonly string[] = [], loopbackPort?: number): Ask {
  // Servers drop an idle connection after two seconds and more, and may do so just when the next request goes out.
  const kept = { keepAlive: true, timeout: 1000 }
  const plain = new http.Agent(kept)
  const secure = new https.Agent({ ...kept, ...(ca.length > 0 && { ca: trustedBesides(ca) }) })

  const ask: Ask = (address, { method = 'GET', headers, body }, signal) =>
    new Promise((resolve, reject) => {
      // Aborted, it says no more than that.
      const fail = (error: unknown) => reject(signal?.aborted ? signal.reason : error)
      const isSecure = address.startsWith('https:')
      const options = {
        method,
        headers: { ...headers, 'accept-encoding': 'identity' },
        signal,
        ...(loopbackPort && { hostname: '127.0.0.1', port: loopbackPort }),
      }
      // The server goes by it, and Node by it demands the certificate of the host that is meant.
      if (loopbackPort) Object.assign(options.headers, { host: new URL(address).host })
      const request = isSecure
        ? https.request(address, { ...options, agent: secure })
        : http.request(address, { ...options, agent: plain })
      request.on('response', response => {
        read(response).then(resolve, fail)
      })
      request.on('error', fail)
      // As bytes: together with a text, Node would write the headers in that one's encoding.
      request.end(body && Buffer.from(body))
    })

  return ask
}

async function read(response: http.IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  const { statusCode: status = 0, headersDistinct } = response
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return { status, headers, body: Buffer.concat(chunks).toString('utf8') }
}

/** The first value of a header, whose name is given in lower case; undefined where it isn't there. */
export const headerOf = (headers: readonly [string, string][], name: string): string | undefined =>
  headers.find(([itsName]) => itsName.toLowerCase() === name)?.[1]
