import type { IncomingMessage } from 'node:http'

/** What a proxy may say of the request that it hands on. */
const saidByProxies = /^(x-forwarded-.*|forwarded|x-real-ip|x-original-host|x-host)$/

/**
 * Gives a request the Host it was sent to, and takes every other word of proxies out of it.
 *
 * Where the one proxy in front is trusted, the last X-Forwarded-Host counts, which is the proxy's own, with
 * X-Forwarded-Port where the host comes without one. The scheme is never taken from a request: Alpacon knows its own,
 * and Koa and oidc-provider make Secure cookies and addresses from what is set here.
 */
export function settle(
  req: IncomingMessage,
  { trustProxy, scheme }: { trustProxy: boolean; scheme: string },
) {
  const { headers } = req
  const forwarded = trustProxy ? lastOf(headers['x-forwarded-host']) : undefined
  const port = lastOf(headers['x-forwarded-port'])
  for (const name of Object.keys(headers)) if (saidByProxies.test(name)) delete headers[name]
  if (forwarded !== undefined) {
    const isBare = !/:\d+$/.test(forwarded)
    headers.host = isBare && port !== undefined && /^\d+$/.test(port) ? `${forwarded}:${port}` : forwarded
  }
  headers['x-forwarded-proto'] = scheme
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return [header].flat().join(',').split(',').at(-1)?.trim() || undefined
}
