import type Koa from 'koa'
import type Provider from 'oidc-provider'
import { readClockSetting } from './control/clock-setting.ts'
import { plant, type Seed, type Seeded } from './control/seed.ts'
import { createSnapshots, type Snapshots } from './control/snapshots.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { type AuthorizationServers, createAuthorizationServers } from './oidc/authorization-servers.ts'
import type { SigningKey } from './oidc/keys.ts'
import { createOidcStore, type OidcStore } from './oidc/store.ts'
import type { Catalog } from './org/catalog.ts'
import type { Change } from './org/changes.ts'
import { type ClockSetting, createClock } from './org/clock.ts'
import { createOrgModel, emptyOrgState, type OrgMemory, type OrgModel } from './org/org.ts'
import { expressConfigurationButton } from './org/release.ts'
import type { Group, OrgState, User } from './org/state.ts'
import { type LogRequest, personAsParty } from './org/system-log.ts'
import type { NewUser } from './org/users.ts'
import { type LogoutAnswer, logOutOfApps } from './universal-logout/universal-logout.ts'

/**
 * An org that answers requests: its model, its addresses and its authorization server.
 *
 * The object stays good through `reset` and `restore`; its `model` and `store`, and the people, groups and apps that
 * were read of them, do not: they are the old ones. Ask the org again.
 */
export interface RunningOrg {
  name: string
  /** The issuer: `http://acme.okta.localhost:4600`, without a trailing slash. */
  url: string
  adminUrl: string
  dashboardUrl: string
  /** For `Authorization: SSWS …`. */
  apiToken: string
  readonly model: OrgModel
  /** Whether its sign-in page offers its people to choose from, without a password. */
  chooser: boolean
  catalog: Catalog
  faults: Faults
  /** Site of a stranger: another issuer with a key of its own, for what must not be trusted. */
  strangerUrl: string
  readonly store: OidcStore
  /** The authorization server, made when it is first needed. */
  provider: () => Provider
  authorizationServers: AuthorizationServers
  /** oidc-provider's answer, for every path below `/oauth2`. */
  answerOidc: AuthorizationServers['answer']
  /** Lets the next key sign; the old one stays published until `retireOldKey`. */
  rotateKeys(): Promise<void>
  /** Takes the old key out of the JWKS: what it signed can't be verified any more. */
  retireOldKey(): Promise<void>
  /** What the button on an app's Express Configuration card is called. Throws E0000007. */
  expressConfigurationButton(appId: string): string
  /**
   * What an administrator does with Clear user sessions: ends a person's sessions at Okta and revokes their tokens;
   * with `includeApps` it also asks the apps that take part in Universal Logout to end theirs, and answers how they did.
   * https://help.okta.com/en-us/content/topics/apps/universal-logout-amfa.htm Throws E0000007.
   */
  clearUserSessions(userId: string, options: { includeApps: boolean }): Promise<LogoutAnswer[]>
  /** Makes a person who is active at once. */
  createUser(person: {
    firstName: string
    lastName: string
    login: string
    password: string
    admin?: boolean
  }): User
  createGroup(group: { name: string; description?: string }): Group
  addToGroup(groupId: string, userId: string): void
  /**
   * Adds people, groups and apps, all of them or none. Throws ControlError, naming the first member that can't be.
   */
  seed(seed: Seed): Seeded
  /**
   * Empties the org: no people, groups, apps, sessions, codes, tokens or events, no fault in force, the real time, the
   * signing keys that it began with. Its name, id, release, API token and snapshots stay.
   */
  reset(): void
  snapshots: Snapshots
  /**
   * Puts the org's clock somewhere: codes, tokens, sessions, attempts and timestamps follow. What has expired by
   * then stays expired when the clock is put back. Throws ControlError outside the years 2000 to 2099.
   */
  moveClock(setting: ClockSetting): void
}

export interface RunningOrgOptions {
  state: OrgState
  chooser?: boolean
  catalog: Catalog
  url: string
  adminUrl: string
  strangerUrl: string
  keys: SigningKey[]
  /** How Okta's servers ask SPs. */
  fetcher: typeof fetch
  renderError: (ctx: Koa.Context, status: number, sentence: string) => void
  /** The request that is being answered, for the System Log. */
  request?: () => LogRequest | undefined
  /** Told of every change of the org's state, together with the state. */
  changed?: (state: OrgState, change: Change) => void
  /** Called when a reset or a restore put another state in the place of the one given. */
  onReplaced: (org: RunningOrg) => void
  /** Called when what has expired by the clock is to be forgotten. */
  onExpiry: (org: RunningOrg) => void
}

/** Puts a model to work at its addresses. */
export function createRunningOrg({
  state,
  chooser = false,
  catalog,
  url,
  adminUrl,
  strangerUrl,
  keys,
  fetcher,
  renderError,
  request,
  changed = () => undefined,
  onReplaced,
  onExpiry,
}: RunningOrgOptions): RunningOrg {
  const clock = createClock()
  const { now, offsetSeconds } = clock
  const modelOf = (of: OrgState, memory?: OrgMemory) =>
    createOrgModel(
      of,
      { now, offsetSeconds, changed: change => changed(of, change), ...(request && { request }) },
      memory,
    )
  let model = modelOf(state)
  let store = createOidcStore(model)
  const faults = createFaults()
  const authorizationServers = createAuthorizationServers({
    current: () => ({ model, store }),
    url,
    keys,
    renderError,
    faults,
    strangerUrl,
  })

  function replace(newModel: OrgModel, newStore = createOidcStore(newModel)) {
    model = newModel
    store = newStore
    authorizationServers.renew()
    faults.clearAll()
    onReplaced(org)
  }

  const dropExpired = () => {
    model.dropExpired()
    store.dropExpired()
    onExpiry(org)
  }

  const org: RunningOrg = {
    name: model.state.name,
    url,
    adminUrl,
    dashboardUrl: `${url}/app/UserHome`,
    apiToken: model.state.apiToken,
    get model() {
      return model
    },
    chooser,
    catalog,
    faults,
    strangerUrl,
    get store() {
      return store
    },
    provider: authorizationServers.provider,
    authorizationServers,
    answerOidc: authorizationServers.answer,
    rotateKeys: authorizationServers.rotateKeys,
    retireOldKey: authorizationServers.retireOldKey,
    expressConfigurationButton(appId) {
      const { supportedCapabilities } = model.applications.get(appId).expressConfiguration
      return expressConfigurationButton(model.state.release, supportedCapabilities)
    },
    async clearUserSessions(userId, { includeApps }) {
      const user = model.users.get(userId)
      model.sessions.endAllOf(user)
      store.revokeIssuedAbout(user.id)
      model.systemLog.write({
        eventType: 'user.session.clear',
        result: 'SUCCESS',
        target: [personAsParty(user)],
      })
      const { signingKey } = authorizationServers
      return includeApps ? logOutOfApps({ model, catalog, url, signingKey, fetcher }, user) : []
    },
    createUser({ firstName, lastName, login, password, admin = false }) {
      const person: NewUser = { profile: { firstName, lastName, login }, password, isAdmin: admin }
      return model.users.create(person)
    },
    createGroup: group => model.groups.create(group),
    addToGroup(groupId, userId) {
      model.groups.addMember(model.groups.get(groupId), model.users.get(userId))
    },
    seed(seed) {
      // What goes well on a copy goes well on the org, since nothing happens in between.
      plant(seed, { model: createOrgModel(structuredClone(model.state), { now }), catalog })
      return plant(seed, { model, catalog })
    },
    reset() {
      const { id, name, created, release, secret, apiToken, addresses } = model.state
      const { sequence } = model.remember().systemLog
      clock.set({ offsetSeconds: 0 })
      const own = { id, created, secret, apiToken, ...(addresses && { addresses }) }
      authorizationServers.restoreKeys()
      const empty = { ...emptyOrgState(name, { now }, release), ...own }
      replace(modelOf(empty, { sessions: [], sessionTokens: [], systemLog: { events: [], sequence } }))
    },
    snapshots: createSnapshots({
      now: () => new Date(),
      take: () => ({
        state: structuredClone(model.state),
        memory: model.remember(),
        entries: store.remember(),
      }),
      restore({ state, memory: { systemLog, ...memory }, entries }) {
        const { sequence } = model.remember().systemLog
        const restored = modelOf(structuredClone(state), {
          ...structuredClone(memory),
          systemLog: { events: systemLog.events, sequence },
        })
        replace(restored, createOidcStore(restored, entries))
        dropExpired()
      },
    }),
    moveClock(setting) {
      const checked = readClockSetting(setting)
      dropExpired()
      clock.set(checked)
      // What has expired by the new time is of no use to anybody either.
      dropExpired()
    },
  }
  return org
}
