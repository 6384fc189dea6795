import type { Integration } from './catalog.ts'
import { type OrgContext, timestamp } from './context.ts'
import { invalid, notFound, OktaError } from './errors.ts'
import { checkGroupsClaim } from './groups-claim.ts'
import { randomBase62 } from './ids.ts'
import { checkOauthClient, isWebAddress } from './oauth-clients.ts'
import { type Application, type OauthClient, oauthClientSchema, recordOf } from './state.ts'
import { appAsParty, type LogEvent } from './system-log.ts'

/** What an administrator enters under General Settings. */
export interface GeneralSettings {
  label: string
  hideFromDashboard?: boolean
  /** Where a bookmark leads; http or https. */
  url?: string
}

/** What an OpenID Connect app is made or changed with, besides the General Settings. */
export interface ClientSettings {
  oauthClient: OauthClient
  redirectUris: string[]
  initiateLoginUri: string | null
  /** Made at random where undefined; a public client has none. */
  clientSecret?: string
}

/** What every app has of its own, and nothing is presumed about. */
type OwnSettings = Pick<
  Application,
  'name' | 'label' | 'signOnMode' | 'hideFromDashboard' | 'clientSecret' | 'redirectUris' | 'initiateLoginUri'
>

/** The org's apps: instances of the catalog's integrations. https://developer.okta.com/docs/reference/api/apps/ */
export function createApplications(context: OrgContext) {
  const { state } = context

  function keep(app: Application) {
    context.changed(['put', 'applications', app])
  }

  function log(eventType: LogEvent['eventType'], app: Application) {
    context.log({ eventType, result: 'SUCCESS', target: [appAsParty(app)] })
  }

  function make(app: OwnSettings & Partial<Application>): Application {
    const created = timestamp(context)
    const made: Application = {
      id: context.newId('app'),
      status: 'ACTIVE',
      created,
      lastUpdated: created,
      linkId: context.newId('appLink'),
      pendingClientSecret: null,
      oauthClient: oauthClientSchema.parse({}),
      tokensNotBefore: null,
      expressConfiguration: {
        supportedCapabilities: [],
        enabledCapabilities: [],
        variables: {},
        configured: null,
      },
      ...app,
    }
    state.applications[made.id] = made
    keep(made)
    log('application.lifecycle.create', made)
    return made
  }

  function checkLabel(label: string, self?: Application) {
    if (!label.trim()) throw invalid('label', 'The field cannot be left blank')
    const clash = Object.values(state.applications).some(app => app !== self && app.label === label.trim())
    if (clash) throw new OktaError('E0000040')
  }

  // The alphabet and the reserved word are those of https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/
  function checkClientId(clientId: string) {
    if (!/^[A-Za-z0-9$\-_.+!*'(),]{6,100}$/.test(clientId)) {
      throw invalid('client_id', "The field must be 6 to 100 letters, digits or characters of $-_.+!*'(),")
    }
    // The other one can't be a key of the state.
    if (['ALL_CLIENTS', '__proto__'].includes(clientId)) {
      throw invalid('client_id', `'${clientId}' is a reserved word`)
    }
    if (recordOf(state.applications, clientId)) throw invalid('client_id', 'The field must be unique')
  }

  const applications = {
    /** Add Integration. Throws E0000040 where the label is taken, E0000001 where one is missing. */
    add(integration: Integration, { label, hideFromDashboard = false, url }: GeneralSettings): Application {
      checkLabel(label)
      const isBookmark = integration.signOnMode === 'BOOKMARK'
      if (isBookmark && !isWebAddress(url)) throw invalid('url', 'The field must be an http or https address')
      return make({
        name: integration.name,
        label: label.trim(),
        signOnMode: integration.signOnMode,
        hideFromDashboard,
        clientSecret: isBookmark ? null : newClientSecret(),
        redirectUris: [...integration.redirectUris],
        initiateLoginUri: isBookmark ? url! : null,
        expressConfiguration: {
          supportedCapabilities: [...(integration.expressConfiguration?.capabilities ?? [])],
          enabledCapabilities: [],
          variables: {},
          configured: null,
        },
      })
    },

    /**
     * Makes an OpenID Connect app that is in no catalog, `oidc_client`. Its id, and so its client_id, is one of the org's
     * own making where none is given. Throws as `add` does, as `updateClient`, and E0000001 where the client_id is taken
     * or can't be one.
     */
    addClient(
      { label, hideFromDashboard = false }: GeneralSettings,
      client: ClientSettings,
      clientId?: string,
    ): Application {
      checkLabel(label)
      checkOauthClient(client)
      if (clientId !== undefined) checkClientId(clientId)
      const app = make({
        ...(clientId !== undefined && { id: clientId }),
        name: 'oidc_client',
        label: label.trim(),
        signOnMode: 'OPENID_CONNECT',
        hideFromDashboard,
        ...client,
        clientSecret: secretFor(client),
      })
      log('app.oauth2.client.lifecycle.create', app)
      return app
    },

    find(id: string): Application | undefined {
      return recordOf(state.applications, id)
    },

    /** By id. Throws E0000007. */
    get(id: string): Application {
      const app = applications.find(id)
      if (!app) throw notFound(id, 'AppInstance')
      return app
    },

    byLabel(label: string): Application | undefined {
      return Object.values(state.applications).find(app => app.label === label)
    },

    list(): Application[] {
      return Object.values(state.applications)
    },

    updateSettings(app: Application, { label, hideFromDashboard = false }: GeneralSettings): void {
      checkLabel(label, app)
      app.label = label.trim()
      app.hideFromDashboard = hideFromDashboard
      app.lastUpdated = timestamp(context)
      keep(app)
      log('application.lifecycle.update', app)
    },

    /** Changes what the client of an OpenID Connect app may do. Throws E0000001 where that contradicts itself. */
    updateClient(app: Application, client: ClientSettings): void {
      checkOauthClient(client)
      const kept = client.clientSecret ?? app.clientSecret ?? undefined
      Object.assign(app, client, { clientSecret: secretFor({ ...client, clientSecret: kept }) })
      app.lastUpdated = timestamp(context)
      keep(app)
      log('app.oauth2.client.lifecycle.update', app)
    },

    /** Which groups an app is told of, or none. Throws E0000006 for an app from the catalog, E0000001 for a filter that is none. */
    setGroupsClaim(app: Application, groupsClaim: OauthClient['groupsClaim']): void {
      if (app.name !== 'oidc_client') throw new OktaError('E0000006')
      if (groupsClaim) checkGroupsClaim(groupsClaim)
      app.oauthClient.groupsClaim = groupsClaim
      app.lastUpdated = timestamp(context)
      keep(app)
      log('application.lifecycle.update', app)
    },

    /** Where a bookmark leads. Throws E0000001 where that is no address. */
    updateBookmark(app: Application, url: string): void {
      if (!isWebAddress(url)) throw invalid('url', 'The field must be an http or https address')
      app.initiateLoginUri = url
      app.lastUpdated = timestamp(context)
      keep(app)
    },

    /** Deletes an inactive app and every assignment of it. Throws E0000056 for an active one. */
    delete(app: Application): void {
      if (app.status !== 'INACTIVE') throw new OktaError('E0000056')
      delete state.applications[app.id]
      context.changed(['delete', 'applications', app.id])
      context.ownAssignments.removeApp(app)
      for (const { id, appId } of state.groupAssignments) {
        if (appId === app.id) context.changed(['delete', 'groupAssignments', id])
      }
      state.groupAssignments = state.groupAssignments.filter(({ appId }) => appId !== app.id)
      log('application.lifecycle.delete', app)
    },

    /** Deactivation invalidates the app's tokens for good; an activation afterwards doesn't bring them back. */
    setStatus(app: Application, status: Application['status']): void {
      if (app.status === status) return
      app.status = status
      app.lastUpdated = timestamp(context)
      if (status === 'INACTIVE') app.tokensNotBefore = app.lastUpdated
      keep(app)
      log(status === 'ACTIVE' ? 'application.lifecycle.activate' : 'application.lifecycle.deactivate', app)
    },

    /** The oldest instance of the same integration in this org. */
    firstOf(app: Application): Application {
      return applications.list().find(({ name }) => name === app.name) ?? app
    },

    /** Whether Express Configuration is for this app: it supports one instance of an integration in an org. */
    isConfigurable(app: Application): boolean {
      return (
        applications.firstOf(app) === app && app.expressConfiguration.supportedCapabilities.includes('SSO')
      )
    },

    /**
     * A client secret for a run of Express Configuration, accepted beside the present one until that ends well. A run
     * that broke off may have told it to the SP, so the next one uses it again.
     */
    renewClientSecret(app: Application): string {
      app.pendingClientSecret ??= newClientSecret()
      keep(app)
      return app.pendingClientSecret
    },

    /**
     * What Express Configuration leaves behind: the capability is on, the app's variables are known, and the tile
     * leads where the template says with those variables filled in. The client secret of this run takes over.
     */
    configure(app: Application, initiateLoginUri: string, variables: Record<string, string>): void {
      app.initiateLoginUri = initiateLoginUri
      app.clientSecret = app.pendingClientSecret ?? app.clientSecret
      app.pendingClientSecret = null
      app.expressConfiguration.enabledCapabilities = ['SSO']
      app.expressConfiguration.variables = variables
      app.expressConfiguration.configured = timestamp(context)
      app.lastUpdated = app.expressConfiguration.configured
      keep(app)
      log('application.lifecycle.update', app)
      log('app.oauth2.client.lifecycle.update', app)
    },
  }
  return applications
}

function secretFor({ oauthClient, clientSecret }: Omit<ClientSettings, 'redirectUris'>): string | null {
  const method = oauthClient.tokenEndpointAuthMethod
  if (method === 'none' || method === 'private_key_jwt') return null
  return clientSecret ?? newClientSecret()
}

function newClientSecret(): string {
  return randomBase62(64)
}
