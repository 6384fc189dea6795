import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Certificate, type Okta, type RunningOrg, startOkta } from '../../sim/index.ts'
import type { AlpaconOptions, RunningAlpacon } from '../../sp/index.ts'
import { findConfig } from '../configuration/load-config.ts'
import type { Ask } from '../harness/ask.ts'
import { listWorkspaces } from '../targets/alpacon-operator.ts'
import { type AddressOptions, readAddressOptions, writeCaFile } from './address-options.ts'
import { type Addresses, addressLines } from './addresses.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { type FaultOption, injectFaults } from './fault-options.ts'
import { interrupted } from './interruption.ts'
import { introductionOf } from './introduction.ts'
import type { Keyboard } from './keyboard.ts'
import { askAtLoopback } from './loopback.ts'
import { clientsOf, seededPeople } from './people.ts'
import { followConfig, followSeed } from './reload.ts'
import { seedOrg, seedWorkspaces } from './seed.ts'
import { seedData } from './seed-data.ts'
import { readSeedFile, type SeedFile } from './seed-file.ts'
import { settingsInForce } from './settings-in-force.ts'
import type { ServiceProvider } from './start-both-again.ts'
import { couldNotStart } from './start-failure.ts'
import { startShortcuts } from './start-shortcuts.ts'
import type { Terminal } from './terminal.ts'

export type StartOptions = {
  oktaPort: number
  spPort: number
  /** Folder that keeps orgs and workspaces; in memory when undefined. */
  data?: string
  connectionDelay: number
  json: boolean
  /** What to start: both when undefined. */
  only?: 'okta'
  /** Name of the org; that of the seeded one when undefined. */
  org?: string
  /** File of people, groups and apps in place of the seeded ones. */
  seed?: string
  /** Whether people can be chosen at sign-in; they can when undefined. */
  chooser?: boolean
  /** Address to listen on; loopback when undefined. */
  listen?: string
  /** Lets programs of other machines steer Okta below /_sim. */
  controlToken?: string
  /** Faults of the seeded org, in force from the start. */
  fault?: FaultOption[]
  /** Where each setting comes from, in commander's words: default, env or cli. */
  sources: Record<string, string | undefined>
} & AddressOptions

/** How long requests that are being answered at the end have. */
const PATIENCE_MS = 5000

/** Ends both, whatever becomes of one. @throws CommandError where something could not be written at the end */
async function endAll(running: readonly Pick<Okta | RunningAlpacon, 'close'>[]): Promise<void> {
  const ends = await Promise.allSettled(running.map(server => server.close({ patienceMs: PATIENCE_MS })))
  const failed = ends.find(end => end.status === 'rejected')
  if (!failed) return
  const reason = failed.reason instanceof Error ? failed.reason.message : String(failed.reason)
  throw new CommandError(
    exitCodes.crashed,
    `What was changed last could not be kept, and was not answered as done: ${reason}`,
    failed.reason,
  )
}

// Loaded while Okta makes its keys, which takes no time of this thread.
const loadAlpacon = () => import('../../sp/index.ts')

/** The doors of the two servers. */
export const doors = {
  startOkta,
  startAlpacon: async (options: AlpaconOptions) => (await loadAlpacon()).startAlpacon(options),
}

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
async function expectPublishedKey(orgUrl: string, ask: Ask): Promise<void> {
  try {
    const read = async (address: string) => JSON.parse((await ask(address, { headers: {} })).body)
    const { jwks_uri } = discoverySchema.parse(await read(`${orgUrl}/.well-known/openid-configuration`))
    keySetSchema.parse(await read(jwks_uri))
  } catch (error) {
    throw new Error(`the org at ${orgUrl} publishes no key to check its tokens with.`, { cause: error })
  }
}

interface Both {
  okta: Okta
  /** Undefined where Okta is started alone. */
  alpacon?: RunningAlpacon
}

async function seedAll(
  { okta, alpacon }: Both,
  { orgUrl, orgAdminUrl, org: name, caFile, fault = [] }: StartOptions,
  { certificate, file, terminal }: { certificate?: Certificate; file?: SeedFile; terminal: Terminal },
): Promise<{
  addresses: Addresses
  org: RunningOrg
  seed: { file?: SeedFile }
  sp: ServiceProvider | undefined
}> {
  const ca = okta.authority?.ca ?? certificate?.cert
  const transport = { servesTls: ca !== undefined, ca }
  if (alpacon) okta.publish(alpacon.integration)
  const { org, isNew } = await seedOrg(okta, { name, file, publicUrl: orgUrl, publicAdminUrl: orgAdminUrl })
  if (file && !isNew)
    terminal.err(`The org "${org.name}" is in the data folder already: ${file.path} is not planted again.`)
  const provider = alpacon && {
    label: alpacon.integration.label,
    operator: {
      url: alpacon.url,
      token: alpacon.operatorToken,
      ask: askAtLoopback({ port: alpacon.port, ...transport }),
    },
  }
  const hadWorkspaces = provider !== undefined && (await listWorkspaces(provider.operator)).length > 0
  const sp = alpacon &&
    provider && {
      name: provider.label,
      url: alpacon.url,
      workspaces: await seedWorkspaces(provider.operator),
    }
  await expectPublishedKey(org.url, askAtLoopback({ port: okta.port, ...transport }))
  injectFaults(org, fault)
  const { login, password } = seedData.org.admin
  const { url, adminUrl, dashboardUrl, apiToken } = org
  const addresses: Addresses = {
    okta: {
      url: okta.url,
      orgs: [{ name: org.name, url, adminUrl, dashboardUrl, admin: { login, password }, apiToken }],
    },
    ...(sp && { sp }),
    ...(okta.authority && { tls: { ca: okta.authority.ca, ...(caFile && { caFile: resolve(caFile) }) } }),
    faults: fault.map(({ name }) => name),
    apps: clientsOf(org),
    people: seededPeople(org, file?.seed.people),
  }
  const seed = isNew ? { file } : {}
  okta.introduce(() => introductionOf(addresses, { org, seed: isNew ? seed : { file } }))
  return { addresses, org, seed, sp: provider && { ...provider, hadWorkspaces } }
}

async function spHostNames(spUrl: string | undefined) {
  const { hostNames } = await loadAlpacon()
  return hostNames(spUrl === undefined ? 'alpacon.localhost' : new URL(spUrl).hostname)
}

/**
 * Starts simulated Okta and Alpacon with seeded people, prints where they are, and keeps them up until the signal.
 *
 * @returns held when stopped after it was ready, interrupted when stopped before
 * @throws CommandError when a port, the data folder or a data file can't be used, or something can't be written at the
 * end; with nothing left running
 */
export async function start(
  options: StartOptions,
  terminal: Terminal,
  signal: AbortSignal,
  { startOkta, startAlpacon } = doors,
  keyboard: Keyboard = process.stdin,
): Promise<ExitCode> {
  const { oktaPort, spPort, only, data, connectionDelay, json, oktaUrl, spUrl, trustProxy, listen } = options
  if (only === undefined && oktaPort === spPort && oktaPort !== 0) {
    throw new CommandError(
      exitCodes.usage,
      `Okta and Alpacon can't both listen on port ${oktaPort}. Give --okta-port and --sp-port different numbers, or 0 for any free port.`,
    )
  }
  const certificate = await readAddressOptions(options)
  const file = options.seed === undefined ? undefined : await readSeedFile(options.seed)
  if (listen !== undefined && !/^(127\.|localhost$|::1$)/.test(listen)) terminal.err(openToOthers(options))
  const folders = await dataFolders(data)
  const running: Pick<Okta | RunningAlpacon, 'close'>[] = []
  try {
    const starting = startOkta({
      port: oktaPort,
      listen,
      controlToken: options.controlToken,
      chooser: options.chooser ?? true,
      data: folders.okta,
      publicUrl: oktaUrl,
      tls: options.tls ? 'self-signed' : certificate,
      ca: certificate?.cert,
      trustProxy,
    }).catch(error => {
      throw couldNotStart(error, 'Simulated Okta', { port: oktaPort, option: '--okta-port' })
    })
    const [okta] = await Promise.all([starting, only === undefined && loadAlpacon()])
    running.push(okta)
    const { authority } = okta
    if (authority && options.caFile) await writeCaFile(options.caFile, authority.ca)
    const alpacon =
      only === 'okta'
        ? undefined
        : await startAlpacon({
            port: spPort,
            listen,
            oin: okta.oin,
            data: folders.alpacon,
            connectionDelayMs: connectionDelay,
            publicUrl: spUrl,
            tls: authority?.issue([...(await spHostNames(spUrl)), 'localhost', '127.0.0.1']) ?? certificate,
            ca: authority?.ca ?? certificate?.cert,
            trustProxy,
          }).catch(error => {
            throw couldNotStart(error, 'Alpacon', { port: spPort, option: '--sp-port' })
          })
    if (alpacon) running.push(alpacon)
    const { addresses, org, seed, sp } = await seedAll({ okta, alpacon }, options, {
      certificate,
      file,
      terminal,
    }).catch(error => {
      if (error instanceof CommandError) throw error
      throw couldNotStart(error, 'The seeded org and workspaces')
    })
    if (signal.aborted) return exitCodes.interrupted
    if (json) terminal.out(JSON.stringify(addresses))
    else {
      const at = alpacon && { label: alpacon.integration.label, url: alpacon.url, port: alpacon.port }
      const settings = settingsInForce(options, { okta, sp: at })
      // Since the process began, not since this function was called: what the person waited for.
      const view = { readyMs: performance.now(), settings, screen: terminal.screen }
      for (const line of addressLines(addresses, view)) terminal.out(line)
    }
    const quit = new AbortController()
    const ended = AbortSignal.any([signal, quit.signal])
    const hasKeys = terminal.screen.isTTY && keyboard.isTTY === true && !json
    if (hasKeys) {
      const started = { org, url: okta.url, seed, sp, faults: options.fault ?? [] }
      startShortcuts(keyboard, started, {
        terminal,
        signal: ended,
        quit: () => quit.abort(),
        interrupt: () => process.kill(process.pid, 'SIGINT'),
      })
    }
    const all = hasKeys ? 'Press r to start over with the file.' : 'Start again to have all of the file.'
    followSeed({ org, seed, all }, terminal, ended)
    const config = await findConfig(process.cwd())
    if (config !== undefined) followConfig(config, terminal, ended)
    await interrupted(ended)
    terminal.err(alpacon ? 'Stopping Okta and Alpacon.' : 'Stopping Okta.')
    return exitCodes.held
  } finally {
    await endAll(running)
  }
}

// Passwords, tokens and secrets are all made up, and shown; but what answers on every address, answers everybody.
const openToOthers = ({ listen, controlToken }: StartOptions): string =>
  `Listening on ${listen}: whoever reaches this machine can sign in here and read what is in it${
    controlToken ? ', and with the control token change it' : ''
  }. Use it in containers and closed networks only.`
