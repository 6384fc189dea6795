import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createAddresses, ownAddresses, type PublicAddresses, readOktaOrigin } from './addresses.ts'
import { currentRequest } from './api/request-context.ts'
import { type CertificateAuthority, checkCertificate, createCertificateAuthority } from './certificates.ts'
import { createControl } from './control/control.ts'
import { ControlError, refusedAs } from './control/errors.ts'
import { checkOrgName } from './control/org-name.ts'
import { plant, type Seed } from './control/seed.ts'
import { watchAnswers } from './ending.ts'
import { createRecorder, type Recorder } from './exchanges/recorder.ts'
import { createApprovals } from './express-configuration/approvals.ts'
import { createAttempts } from './express-configuration/attempts.ts'
import { CALLBACK_PATH } from './express-configuration/routes.ts'
import { createKeyPool, KEYS_OF_ORG, type SigningKey, signingKeyOf } from './oidc/keys.ts'
import type { OktaOptions } from './okta-options.ts'
import { createCatalog } from './org/catalog.ts'
import { emptyOrgState } from './org/org.ts'
import type { Release } from './org/release.ts'
import type { OrgState } from './org/state.ts'
import { createRunningOrg, type RunningOrg } from './running-org.ts'
import { createOktaServer } from './serve.ts'
import { createConsoleSessions } from './sites/console/console-sessions.ts'
import type { Introduction } from './sites/simulator/introduction.ts'
import { showMessage } from './sites/site.ts'
import { openStorage } from './storage/storage.ts'
import { fetchTrusting } from './trust.ts'

/** A simulated Okta that is up. */
export interface Okta {
  /** Its landing page. */
  url: string
  port: number
  /** Issued the certificate where it was made on the spot: its `ca` is what others have to trust. */
  authority: CertificateAuthority | undefined
  /** What an SP needs to know of Okta's client: where it is called back, and the key its assertions are checked with. */
  oin: { redirectUri: string; publicKeyPem(): Promise<string> }
  /** Puts an integration into the catalog. Throws where it isn't what an ISV would submit. */
  publish(integration: unknown): void
  /**
   * Makes an org that runs a release of Okta, the newest by default. It answers below Okta's address, or at public URLs
   * of its own, which are kept with it. Throws ControlError where the name or an address is taken or can't be used, and
   * where the seed can't be planted, DataError where it can't be kept; then there is no such org.
   */
  createOrg(
    options: {
      name: string
      release?: Release
      /** Its first administrator, who is there before the seed. */
      admin?: { firstName: string; lastName: string; login: string; password: string }
      seed?: Seed
      chooser?: boolean
    } & PublicAddresses,
  ): Promise<RunningOrg>
  /**
   * Ends an org, at once: its addresses, sessions, attempts, recorded exchanges, and its file. Resolves when the file
   * is gone. Throws ControlError where there is no such org.
   */
  deleteOrg(name: string): Promise<void>
  org(name: string): RunningOrg | undefined
  orgs(): RunningOrg[]
  exchanges: Recorder
  /** Says what the landing page is to tell besides the orgs, asked anew for each page. */
  introduce(tell: () => Introduction): void
  /** Of this package. */
  version: string
  /**
   * Stops listening at once, lets requests under way be answered for at most `patienceMs` (none by default), drops open
   * connections and writes what is still to be written.
   */
  close(options?: { patienceMs?: number }): Promise<void>
}

// Two keys of its own for each of four orgs at once; RSA keys are too dear to make them for hundreds.
const KEYS_IN_POOL = 8

/** Starts a simulated Okta, as the door says. */
export async function openOkta({
  port = 4600,
  listen = '127.0.0.1',
  controlToken,
  signingKeys,
  chooser = false,
  data,
  baseHost = 'okta.localhost',
  publicUrl,
  tls,
  trustProxy = false,
  ca,
}: OktaOptions): Promise<Okta> {
  const servesTls = tls !== undefined
  const outside = publicUrl === undefined ? undefined : readOktaOrigin(publicUrl, servesTls)
  if (tls !== undefined && tls !== 'self-signed') checkCertificate(tls)
  const given = signingKeys?.map(pem => signingKeyOf(createPrivateKey(pem)))
  const pool = createKeyPool(KEYS_IN_POOL)
  // Made when it is first asked for: a start has no second to spare.
  const { draw: oinKey } = createKeyPool(1)
  const [storage, authority] = await Promise.all([
    openStorage(data, currentRequest),
    tls === 'self-signed' ? createCertificateAuthority() : undefined,
  ])
  const catalog = createCatalog()
  const recorder = createRecorder({
    fetch: fetchTrusting([authority?.ca, ca].filter(pem => pem !== undefined)),
  })
  const orgs = new Map<string, RunningOrg>()
  const attempts = createAttempts()
  const approvals = createApprovals()
  const consoleSessions = createConsoleSessions()
  let introduction = (): Introduction => ({ parts: [], people: [] })
  let okta: Okta | undefined
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

  const server = createOktaServer({
    addresses: () => addresses,
    trustProxy,
    certificate: tls === 'self-signed' ? authority?.issue([baseHost]) : tls,
    orgs,
    catalogLabels: () => catalog.search(),
    recorder,
    consoleSessions,
    control: createControl({
      token: controlToken,
      okta: () => okta,
      demandKept: storage.demandKept,
      isOwnHost: host => addresses.placeOf(host)?.kind === 'landing',
    }),
    express: () => ({
      attempts,
      approvals,
      key: oinKey,
      redirectUri: oin.redirectUri,
      fetchFor: recorder.fetchFor,
    }),
    introduction: () => introduction(),
    demandKept: storage.demandKept,
    version,
  })
  const end = watchAnswers(server)
  server.listen(port, listen)
  try {
    await once(server, 'listening')
  } catch (error) {
    await storage.close()
    throw error
  }
  const bound = (server.address() as AddressInfo).port
  const inside = `${servesTls ? 'https' : 'http'}://${baseHost}:${bound}`
  const addresses = createAddresses(outside ?? inside, servesTls)
  const oin = {
    redirectUri: `${addresses.systemAdminUrl}${CALLBACK_PATH}`,
    publicKeyPem: async () => (await oinKey()).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }

  // The certificate that was made on the spot grows with the names.
  function certify() {
    if (authority && 'setSecureContext' in server) {
      server.setSecureContext(authority.issue(addresses.certificateNames()))
    }
  }

  const drawKeys = async () => given ?? Promise.all(Array.from({ length: KEYS_OF_ORG }, pool.draw))

  function forgetAttempts(org: RunningOrg, which: 'all' | 'expired') {
    attempts.forget(org, which)
    approvals.forget(org, which)
  }

  function run(state: OrgState, keys: SigningKey[], offersPeople = chooser): RunningOrg {
    const at = addresses.addressesOf(state.name, state.addresses)
    addresses.enter(state.name, at)
    if (state.addresses) certify()
    return createRunningOrg({
      state,
      chooser: offersPeople,
      catalog,
      ...at,
      keys,
      fetcher: recorder.fetchFor(state.name),
      renderError: (ctx, status, message) =>
        showMessage(ctx, {
          org: state.name,
          status,
          heading: status === 400 ? 'Bad Request' : 'Error',
          message,
        }),
      request: currentRequest,
      changed: storage.changed,
      onReplaced(replaced) {
        // Whoever holds an org that was deleted must not bring its file back.
        if (orgs.get(replaced.name) === replaced) storage.keep(replaced.model.state)
        // What was begun is about apps that are no more.
        forgetAttempts(replaced, 'all')
      },
      onExpiry: org => forgetAttempts(org, 'expired'),
    })
  }

  certify()
  try {
    for (const state of storage.states()) orgs.set(state.name, run(state, await drawKeys()))
  } catch (error) {
    await close()
    throw error
  }

  async function close({ patienceMs = 0 } = {}) {
    if (!server.listening) return
    await end(patienceMs)
    await storage.close()
  }

  okta = {
    url: addresses.url,
    port: bound,
    authority,
    oin,
    exchanges: recorder,
    introduce(tell) {
      introduction = tell
    },
    publish: integration => void catalog.publish(integration),
    version,
    async createOrg({ name, release, admin, seed, chooser: offersPeople, ...publicAddresses }) {
      const own = refusedAs('invalid_request', () => ownAddresses(name, publicAddresses))
      const keys = await drawKeys()
      // Nothing is awaited from here on: two calls at once can't both find the name free.
      checkOrgName(name, orgs)
      const state = { ...emptyOrgState(name, {}, release), ...(own && { addresses: own }) }
      const org = refusedAs('conflict', () => run(state, keys, offersPeople))
      try {
        if (admin) org.createUser({ ...admin, admin: true })
        if (seed) plant(seed, { model: org.model, catalog })
        // With all that it begins with: a kill in between leaves no org that is half made.
        storage.keep(state)
      } catch (error) {
        addresses.remove(name)
        throw error
      }
      orgs.set(name, org)
      return org
    },
    async deleteOrg(name) {
      const org = orgs.get(name)
      if (!org) throw new ControlError('not_found', `There is no org "${name}".`)
      orgs.delete(name)
      addresses.remove(name)
      forgetAttempts(org, 'all')
      consoleSessions.forget(org)
      recorder.forget(name)
      storage.drop(name)
    },
    org: name => orgs.get(name),
    orgs: () => [...orgs.values()],
    close,
  }
  return okta
}
