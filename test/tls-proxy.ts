import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type CertificateAuthority, createCertificateAuthority } from '../sim/certificates.ts'

/** Whether a proxy sends the Host on, or its own with X-Forwarded-Host beside it. */
export type Manner = 'keeps Host' | 'sends X-Forwarded-Host'

/** A reverse proxy that ends TLS, as it stands in front of a server that knows http only. */
export interface TlsProxy {
  port: number
  authority: CertificateAuthority
  /** Sends what comes for a host name, and for the names below it, on to a port of this machine. */
  lead(hostname: string, port: number): void
  close(): Promise<void>
}

/** Starts a proxy whose certificate, of a CA of its own, is for these names. */
export async function startTlsProxy(names: string[], manner: Manner): Promise<TlsProxy> {
  const authority = await createCertificateAuthority()
  const ports = new Map<string, number>()
  const server = createServer(authority.issue(names), (req, res) => {
    const host = req.headers.host ?? ''
    const name = host.replace(/:\d+$/, '')
    const port = [...ports].find(([base]) => name === base || name.endsWith(`.${base}`))?.[1]
    const headers: IncomingHttpHeaders = { ...req.headers, 'x-forwarded-proto': 'https' }
    headers['x-forwarded-for'] = [headers['x-forwarded-for'], '203.0.113.7'].filter(Boolean).join(', ')
    if (manner === 'sends X-Forwarded-Host') {
      headers['x-forwarded-host'] = [headers['x-forwarded-host'], host].filter(Boolean).join(', ')
      headers.host = `127.0.0.1:${port}`
    }
    const onward = request(
      { host: '127.0.0.1', port, method: req.method, path: req.url, headers },
      answer => {
        res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(res)
      },
    )
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    authority,
    lead: (hostname, port) => void ports.set(hostname, port),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
