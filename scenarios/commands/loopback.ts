import { Agent, buildConnector, fetch as fetchThrough } from 'undici'
import { trustedBesides } from '../../sim/index.ts'

/**
 * `fetch` that reaches a server on this machine by its port, whatever host the address names: the proxy and the DNS
 * that lead to its public URL may not be up yet. Certificates are verified, against `ca` (PEM) too; where the server
 * leaves TLS to a proxy, it is asked over http.
 */
export function fetchAtLoopback({
  port,
  servesTls,
  ca,
}: {
  port: number
  servesTls: boolean
  ca: string | undefined
}): typeof fetch {
  const connect = buildConnector(ca === undefined ? {} : { ca: trustedBesides([ca]) })
  const dispatcher = new Agent({
    connect: (options, done) => connect({ ...options, hostname: '127.0.0.1', port: String(port) }, done),
  })
  const atLoopback = (input: string | URL, init: object = {}) => {
    const address = servesTls ? String(input) : String(input).replace(/^https:/, 'http:')
    return fetchThrough(address, { ...init, dispatcher })
  }
  return atLoopback as unknown as typeof fetch
}
