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
  let opening: Promise<typeof fetch> | undefined
  return async (input, init) => {
    const { protocol, hostname, port: asked, href } = new URL(String(input))
    // Names below localhost are found in this process, so Node's own fetch gets there: the other takes long to load.
    const isHere =
      ca === undefined && protocol === 'http:' && hostname.endsWith('.localhost') && asked === String(port)
    if (isHere) return fetch(href, init)
    opening ??= openThrough({ port, ca })
    return (await opening)(servesTls ? href : href.replace(/^https:/, 'http:'), init)
  }
}

async function openThrough({ port, ca }: { port: number; ca: string | undefined }): Promise<typeof fetch> {
  const { Agent, buildConnector, fetch: fetchThrough } = await import('undici')
  const connect = buildConnector(ca === undefined ? {} : { ca: trustedBesides([ca]) })
  const dispatcher = new Agent({
    connect: (options, done) => connect({ ...options, hostname: '127.0.0.1', port: String(port) }, done),
  })
  const through = (input: string, init: object = {}) => fetchThrough(input, { ...init, dispatcher })
  return through as unknown as typeof fetch
}
