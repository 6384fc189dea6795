import type Koa from 'koa'
import type Provider from 'oidc-provider'
import { createFaults, type Faults } from './faults/faults.ts'
import { type AuthorizationServers, createAuthorizationServers } from './oidc/authorization-servers.ts'
import type { SigningKey } from './oidc/keys.ts'
import { createOidcStore, type OidcStore } from './oidc/store.ts'
import type { Catalog } from './org/catalog.ts'
import type { OrgModel } from './org/org.ts'
import { expressConfigurationButton } from './org/release.ts'
import type { Group, User } from './org/state.ts'
import { personAsParty } from './org/system-log.ts'
import type { NewUser } from './org/users.ts'
import { type LogoutAnswer, logOutOfApps } from './universal-logout/universal-logout.ts'

/** An org that answers requests: its model, its addresses and its authorization server. */
export interface RunningOrg {
  name: string
  /** The issuer: `http://acme.okta.localhost:4600`, without a trailing slash. */
  url: string
  adminUrl: string
  dashboardUrl: string
  /** For `Authorization: SSWS …`. */
  apiToken: string
  model: OrgModel
  catalog: Catalog
  faults: Faults
  /** Site of a stranger: another issuer with a key of its own, for what must not be trusted. */
  strangerUrl: string
  store: OidcStore
  /** The authorization server, made when it is first needed. */
  provider: () => Provider
  authorizationServers: AuthorizationServers
  /** oidc-provider's own request listener, for every path below `/oauth2`. */
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
}

export interface RunningOrgOptions {
  model: OrgModel
  catalog: Catalog
  url: string
  adminUrl: string
  strangerUrl: string
  keys: SigningKey[]
  /** How Okta's servers ask SPs. */
  fetcher: typeof fetch
  renderError: (ctx: Koa.Context, status: number, sentence: string) => void
}

/** Puts a model to work at its addresses. */
export function createRunningOrg({
  model,
  catalog,
  url,
  adminUrl,
  strangerUrl,
  keys,
  fetcher,
  renderError,
}: RunningOrgOptions): RunningOrg {
  const store = createOidcStore(model)
  const faults = createFaults()
  const authorizationServers = createAuthorizationServers({
    model,
    url,
    keys,
    store,
    renderError,
    faults,
    strangerUrl,
  })

  return {
    name: model.state.name,
    url,
    adminUrl,
    dashboardUrl: `${url}/app/UserHome`,
    apiToken: model.state.apiToken,
    model,
    catalog,
    faults,
    strangerUrl,
    store,
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
  }
}
