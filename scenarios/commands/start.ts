import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Certificate, type Okta, startOkta } from '../../sim/index.ts'
import { hostNames, startAlpacon } from '../../sp/index.ts'
import { type AddressOptions, readAddressOptions, writeCaFile } from './address-options.ts'
import { type Addresses, addressLines } from './addresses.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { type FaultOption, injectFaults } from './fault-options.ts'
import { interrupted } from './interruption.ts'
import { fetchAtLoopback } from './loopback.ts'
import { seededPeople } from './people.ts'
import { seedOrg, seedWorkspaces } from './seed.ts'
import { seedData } from './seed-data.ts'
import { couldNotStart } from './start-failure.ts'
import type { Terminal } from './terminal.ts'

export type StartOptions = {
  oktaPort: number
  spPort: number
  /** Folder that keeps orgs and workspaces; in memory when undefined. */
  data?: string
  connectionDelay: number
  json: boolean
  /** Faults of the seeded org, in force from the start. */
  fault?: FaultOption[]
  /** Where each setting comes from, in commander's words: default, env or cli. */
  sources: Record<string, string | undefined>
} & AddressOptions

/** The doors of the two servers. */
export const doors = { startOkta, startAlpacon }

type Alpacon = Awaited<ReturnType<typeof startAlpacon>>

/** Folders of the two servers below the one given; made now, so that a wrong path is found out before anything starts. */
async function dataFolders(data: string | undefined): Promise<{ okta?: string; alpacon?: string }> {
  if (data === undefined) return {}
  const folders = { okta: join(resolve(data), 'okta'), alpacon: join(resolve(data), 'alpacon') }
  try {
    for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  } catch (error) {
    throw couldNotStart(error, `The data folder ${resolve(data)}`)
  }
  return folders
}

const discoverySchema = z.object({ jwks_uri: z.url() })
const keySetSchema = z.object({ keys: z.array(z.unknown()).min(1) })

/** Ready means that a sign-in could begin: the org publishes a key to check its tokens with. */
async function expectPublishedKey(orgUrl: string, fetch: typeof globalThis.fetch): Promise<void> {
  try {
    const discovery = await fetch(new URL('/.well-known/openid-configuration', orgUrl))
    const { jwks_uri } = discoverySchema.parse(await discovery.json())
    keySetSchema.parse(await (await fetch(jwks_uri)).json())
  } catch (error) {
    throw new Error(`the org at ${orgUrl} publishes no key to check its tokens with.`, { cause: error })
  }
}

async function seedBoth(
  okta: Okta,
  alpacon: Alpacon,
  { orgUrl, orgAdminUrl, caFile, fault = [] }: StartOptions,
  certificate: Certificate | undefined,
): Promise<Addresses> {
  const ca = okta.authority?.ca ?? certificate?.cert
  const transport = { servesTls: ca !== undefined, ca }
  okta.publish(alpacon.integration)
  const org = await seedOrg(okta, { publicUrl: orgUrl, publicAdminUrl: orgAdminUrl })
  const workspaces = await seedWorkspaces({
    url: alpacon.url,
    token: alpacon.operatorToken,
    fetch: fetchAtLoopback({ port: alpacon.port, ...transport }),
  })
  await expectPublishedKey(org.url, fetchAtLoopback({ port: okta.port, ...transport }))
  injectFaults(org, fault)
  const { login, password } = seedData.org.admin
  const { name, url, adminUrl, dashboardUrl, apiToken } = org
  return {
    okta: {
      url: okta.url,
      orgs: [{ name, url, adminUrl, dashboardUrl, admin: { login, password }, apiToken }],
    },
    sp: { name: alpacon.integration.label, url: alpacon.url, workspaces },
    ...(okta.authority && { tls: { ca: okta.authority.ca, ...(caFile && { caFile: resolve(caFile) }) } }),
    faults: fault.map(({ name }) => name),
    people: seededPeople(org),
  }
}

/** What is in force, and whether an option, a variable or nobody said so. */
function settingsInForce(
  { sources, data, connectionDelay, ...said }: StartOptions,
  okta: Okta,
  alpacon: Alpacon,
): string[] {
  const from = (name: string, flag: string) => {
    const source = sources[name]
    if (source === 'cli') return `(--${flag})`
    return source === 'env' ? `(OIN_SIM_${flag.replaceAll('-', '_').toUpperCase()})` : '(default)'
  }
  const addresses = [
    said.oktaUrl && `Okta's public URL ${okta.url} ${from('oktaUrl', 'okta-url')}`,
    said.orgUrl && `Public URL of the org ${said.orgUrl} ${from('orgUrl', 'org-url')}`,
    said.spUrl && `${alpacon.integration.label}'s public URL ${alpacon.url} ${from('spUrl', 'sp-url')}`,
    said.tls && `TLS with a certificate made on the spot ${from('tls', 'tls')}`,
    said.tlsCert && `TLS with the certificate in ${resolve(said.tlsCert)} ${from('tlsCert', 'tls-cert')}`,
    said.caFile && `Its CA in ${resolve(said.caFile)} ${from('caFile', 'ca-file')}`,
    said.trustProxy && `X-Forwarded headers of a proxy believed ${from('trustProxy', 'trust-proxy')}`,
  ]
  return [
    `Okta port ${okta.port} ${from('oktaPort', 'okta-port')}, ${alpacon.integration.label} port ${alpacon.port} ${from('spPort', 'sp-port')}`,
    `New connections visible after ${connectionDelay} ms ${from('connectionDelay', 'connection-delay')}`,
    data === undefined ? 'Data in memory (default)' : `Data in ${resolve(data)} ${from('data', 'data')}`,
    ...addresses.filter(line => typeof line === 'string'),
  ]
}

const spHostNames = (spUrl: string | undefined) =>
  hostNames(spUrl === undefined ? 'alpacon.localhost' : new URL(spUrl).hostname)

/**
 * Starts simulated Okta and Alpacon with seeded people, prints where they are, and keeps them up until the signal.
 *
 * @returns held when stopped after it was ready, interrupted when stopped before
 * @throws CommandError when a port, the data folder or a data file can't be used, with nothing left running
 */
export async function start(
  options: StartOptions,
  terminal: Terminal,
  signal: AbortSignal,
  { startOkta, startAlpacon } = doors,
): Promise<ExitCode> {
  const { oktaPort, spPort, data, connectionDelay, json, oktaUrl, spUrl, trustProxy } = options
  if (oktaPort === spPort && oktaPort !== 0) {
    throw new CommandError(
      exitCodes.usage,
      `Okta and Alpacon can't both listen on port ${oktaPort}. Give --okta-port and --sp-port different numbers, or 0 for any free port.`,
    )
  }
  const certificate = await readAddressOptions(options)
  const folders = await dataFolders(data)
  const running: { close: () => Promise<void> }[] = []
  try {
    const okta = await startOkta({
      port: oktaPort,
      data: folders.okta,
      publicUrl: oktaUrl,
      tls: options.tls ? 'self-signed' : certificate,
      ca: certificate?.cert,
      trustProxy,
    }).catch(error => {
      throw couldNotStart(error, 'Simulated Okta', { port: oktaPort, option: '--okta-port' })
    })
    running.push(okta)
    const { authority } = okta
    if (authority && options.caFile) await writeCaFile(options.caFile, authority.ca)
    const alpacon = await startAlpacon({
      port: spPort,
      oin: okta.oin,
      data: folders.alpacon,
      connectionDelayMs: connectionDelay,
      publicUrl: spUrl,
      tls: authority?.issue([...spHostNames(spUrl), 'localhost', '127.0.0.1']) ?? certificate,
      ca: authority?.ca ?? certificate?.cert,
      trustProxy,
    }).catch(error => {
      throw couldNotStart(error, 'Alpacon', { port: spPort, option: '--sp-port' })
    })
    running.push(alpacon)
    const addresses = await seedBoth(okta, alpacon, options, certificate).catch(error => {
      if (error instanceof CommandError) throw error
      throw couldNotStart(error, 'The seeded org and workspaces')
    })
    if (signal.aborted) return exitCodes.interrupted
    if (json) terminal.out(JSON.stringify(addresses))
    else {
      const settings = settingsInForce(options, okta, alpacon)
      // Since the process began, not since this function was called: what the person waited for.
      const view = { readyMs: performance.now(), settings, screen: terminal.screen }
      for (const line of addressLines(addresses, view)) terminal.out(line)
    }
    await interrupted(signal)
    terminal.err('Stopping Okta and Alpacon.')
    return exitCodes.held
  } finally {
    await Promise.all(running.map(server => server.close()))
  }
}
