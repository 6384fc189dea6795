import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { currentRequest } from './api/request-context.ts'
import { createRecorder, type Recorder } from './exchanges/recorder.ts'
import { createApprovals } from './express-configuration/approvals.ts'
import { createAttempts } from './express-configuration/attempts.ts'
import { CALLBACK_PATH } from './express-configuration/routes.ts'
import { createKeyPool, type SigningKey } from './oidc/keys.ts'
import { createCatalog } from './org/catalog.ts'
import { createOrgModel, emptyOrgState } from './org/org.ts'
import type { Release } from './org/release.ts'
import { createRunningOrg, type RunningOrg } from './running-org.ts'
import { createOktaServer } from './serve.ts'
import { showMessage } from './sites/site.ts'
import { openStorage } from './storage/storage.ts'

export type { Exchange, Party } from './exchanges/recorder.ts'
export { createRedactor, type Redactor } from './exchanges/redaction.ts'
export type { FaultName } from './faults/catalogue.ts'
export { FAULTS } from './faults/catalogue.ts'
export type { Fault, FaultOptions } from './faults/faults.ts'
export type { Release } from './org/release.ts'
export type { Application, Group, User } from './org/state.ts'
export type { RunningOrg } from './running-org.ts'

export interface OktaOptions {
  /** 4600 by default; 0 takes any free port. */
  port?: number
  /** Folder that keeps the orgs, one JSON file each; in memory only when undefined. */
  data?: string
  /** Name below which the orgs' hosts lie; `okta.localhost` by default. */
  baseHost?: string
}

/** A simulated Okta that is up. */
export interface Okta {
  /** Its landing page. */
  url: string
  port: number
  /** What an SP needs to know of Okta's client: where it is called back, and the key its assertions are checked with. */
  oin: { redirectUri: string; publicKeyPem: string }
  /** Puts an integration into the catalog. Throws where it isn't what an ISV would submit. */
  publish(integration: unknown): void
  /** Makes an org that runs a release of Okta, the newest by default. Throws where the name is taken or can't be part of a host name. */
  createOrg(options: { name: string; release?: Release }): Promise<RunningOrg>
  org(name: string): RunningOrg | undefined
  orgs(): RunningOrg[]
  exchanges: Recorder
  /** Stops listening, drops open connections and writes what is still to be written. */
  close(): Promise<void>
}

// Two keys of its own for each of four orgs at once; RSA keys are too dear to make them for hundreds.
const KEYS_IN_POOL = 8

/**
 * Starts a simulated Okta on loopback. Rejects where the port is taken, or a data file can't be read (the error names
 * it, and the file is left as it was).
 */
export async function startOkta({
  port = 4600,
  data,
  baseHost = 'okta.localhost',
}: OktaOptions = {}): Promise<Okta> {
  const pool = createKeyPool(KEYS_IN_POOL)
  const [oinKey, storage] = await Promise.all([createKeyPool(1).draw(), openStorage(data)])
  const catalog = createCatalog()
  const recorder = createRecorder()
  const orgs = new Map<string, RunningOrg>()
  const attempts = createAttempts()
  const approvals = createApprovals()
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

  const server = createOktaServer({
    baseHost,
    orgs,
    catalogLabels: () => catalog.search(),
    recorder,
    express: () => ({
      attempts,
      approvals,
      key: oinKey,
      redirectUri: oin.redirectUri,
      fetchFor: recorder.fetchFor,
    }),
    version,
  })
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    await storage.close()
    throw error
  }
  const bound = (server.address() as AddressInfo).port
  const at = (label: string) => `http://${label}.${baseHost}:${bound}`
  const oin = {
    redirectUri: `${at('system-admin')}${CALLBACK_PATH}`,
    publicKeyPem: oinKey.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }

  const drawKeys = () => Promise.all([pool.draw(), pool.draw()])

  function run(state: ReturnType<typeof emptyOrgState>, keys: SigningKey[]): RunningOrg {
    const org = createRunningOrg({
      model: createOrgModel(state, { request: currentRequest }),
      catalog,
      url: at(state.name),
      adminUrl: at(`${state.name}-admin`),
      strangerUrl: at(`${state.name}-stranger`),
      keys,
      renderError: (ctx, status, message) =>
        showMessage(ctx, {
          org: state.name,
          status,
          heading: status === 400 ? 'Bad Request' : 'Error',
          message,
        }),
    })
    orgs.set(org.name, org)
    return org
  }

  for (const state of storage.states()) run(state, await drawKeys())

  return {
    url: `http://${baseHost}:${bound}`,
    port: bound,
    oin,
    exchanges: recorder,
    publish: integration => void catalog.publish(integration),
    async createOrg({ name, release }) {
      const keys = await drawKeys()
      // Nothing is awaited from here on: two calls at once can't both find the name free.
      checkOrgName(name, orgs)
      const state = emptyOrgState(name, {}, release)
      const org = run(state, keys)
      storage.keep(state)
      return org
    },
    org: name => orgs.get(name),
    orgs: () => [...orgs.values()],
    async close() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await storage.close()
    },
  }
}

function checkOrgName(name: string, orgs: ReadonlyMap<string, RunningOrg>): void {
  if (
    !/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/.test(name) ||
    /-(admin|stranger)$/.test(name) ||
    name === 'system-admin'
  ) {
    throw new Error(
      `"${name}" can't be the name of an org: it becomes part of a host name. Use lowercase letters, digits and ` +
        'hyphens inside, 50 characters at most, not ending in "-admin" or "-stranger".',
    )
  }
  if (orgs.has(name))
    throw new Error(`There is an org "${name}" already. Choose another name, or use that one.`)
}
