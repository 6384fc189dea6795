import type { IncomingMessage } from 'node:http'
import type { Origin } from './addresses.ts'

/** What a proxy may say of the request that it hands on. RFC 7239's `Forwarded` is never read, and so never believed. */
const SAID_BY_PROXIES = /^(x-forwarded-.*|forwarded|x-real-ip|x-original-host|x-host)$/

/**
 * The host that a request names: `X-Forwarded-Host` where a proxy in front is trusted, `Host` otherwise. Where several
 * are listed the last counts, which the proxy itself added; the others came from whoever asked it.
 */
export function hostAsked({ headers }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(headers['x-forwarded-host']) : undefined
  return forwarded ?? headers.host ?? ''
}

/** IP address of whoever asks: the proxy's word for it where it is trusted, the connection's otherwise. */
export function clientIp({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(headers['x-forwarded-for']) : undefined
  return (forwarded ?? socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
}

/**
 * Makes a request one that came to `origin` directly. Koa and oidc-provider build addresses and Secure cookies from
 * Host and X-Forwarded-Proto: after this, they say what was configured, whatever the request said.
 */
export function settleAt(req: IncomingMessage, origin: Origin | undefined): void {
  for (const name of Object.keys(req.headers)) if (SAID_BY_PROXIES.test(name)) delete req.headers[name]
  if (origin === undefined) return
  const { host, protocol } = new URL(origin)
  req.headers.host = host
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return [header].flat().join(',').split(',').at(-1)?.trim() || undefined
}
