import { type Ask, createAsk } from '../harness/ask.ts'

/**
 * Reaches a server on this machine by its port, whatever host the address names: the proxy and the DNS that lead to its
 * public URL may not be up yet. Certificates are verified, against `ca` (PEM) too; where the server leaves TLS to a
 * proxy, it is asked over http.
 */
export function askAtLoopback({
  port,
  servesTls,
  ca,
}: {
  port: number
  servesTls: boolean
  ca: string | undefined
}): Ask {
  const ask = createAsk(ca === undefined ? [] : [ca], port)
  return (address, ...rest) => ask(servesTls ? address : address.replace(/^https:/, 'http:'), ...rest)
}
