import { resolve } from 'node:path'
import type { StartOptions } from './start.ts'

interface Started {
  okta: { url: string; port: number }
  /** Undefined where Okta was started alone. */
  sp?: { label: string; url: string; port: number }
}

/** What is in force, and whether an option, a variable or nobody said so. */
export function settingsInForce(
  { sources, data, connectionDelay, ...said }: StartOptions,
  { okta, sp }: Started,
): string[] {
  const from = (name: string, flag: string) => {
    const source = sources[name]
    if (source === 'cli') return `(--${flag})`
    return source === 'env' ? `(OIN_SIM_${flag.replaceAll('-', '_').toUpperCase()})` : '(default)'
  }
  const ports = [
    `Okta port ${okta.port} ${from('oktaPort', 'okta-port')}`,
    ...(sp ? [`${sp.label} port ${sp.port} ${from('spPort', 'sp-port')}`] : []),
  ]
  const addresses = [
    said.listen && `Listening on ${said.listen} ${from('listen', 'listen')}`,
    said.oktaUrl && `Okta's public URL ${okta.url} ${from('oktaUrl', 'okta-url')}`,
    said.orgUrl && `Public URL of the org ${said.orgUrl} ${from('orgUrl', 'org-url')}`,
    said.spUrl && sp && `${sp.label}'s public URL ${sp.url} ${from('spUrl', 'sp-url')}`,
    said.seed && `Seeded from ${resolve(said.seed)} ${from('seed', 'seed')}`,
    said.tls && `TLS with a certificate made on the spot ${from('tls', 'tls')}`,
    said.tlsCert && `TLS with the certificate in ${resolve(said.tlsCert)} ${from('tlsCert', 'tls-cert')}`,
    said.caFile && `Its CA in ${resolve(said.caFile)} ${from('caFile', 'ca-file')}`,
    said.chooser === false && `No people to choose from at sign-in ${from('chooser', 'no-chooser')}`,
    said.trustProxy && `X-Forwarded headers of a proxy believed ${from('trustProxy', 'trust-proxy')}`,
  ]
  return [
    ports.join(', '),
    ...(sp
      ? [`New connections visible after ${connectionDelay} ms ${from('connectionDelay', 'connection-delay')}`]
      : []),
    data === undefined ? 'Data in memory (default)' : `Data in ${resolve(data)} ${from('data', 'data')}`,
    ...addresses.filter(line => typeof line === 'string'),
  ]
}
