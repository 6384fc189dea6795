import type { Integration } from './catalog.ts'
import { type OrgContext, timestamp } from './context.ts'
import { invalid, notFound, OktaError } from './errors.ts'
import { randomBase62 } from './ids.ts'
import { type Application, recordOf } from './state.ts'
import { appAsParty, type LogEvent } from './system-log.ts'

/** What an administrator enters under General Settings. */
export interface GeneralSettings {
  label: string
  hideFromDashboard?: boolean
  /** Where a bookmark leads; http or https. */
  url?: string
}

/** The org's apps: instances of the catalog's integrations. https://developer.okta.com/docs/reference/api/apps/ */
export function createApplications(context: OrgContext) {
  const { state } = context

  function log(eventType: LogEvent['eventType'], app: Application) {
    context.log({ eventType, result: 'SUCCESS', target: [appAsParty(app)] })
  }

  function checkLabel(label: string, self?: Application) {
    if (!label.trim()) throw invalid('label', 'The field cannot be left blank')
    const clash = Object.values(state.applications).some(app => app !== self && app.label === label.trim())
    if (clash) throw new OktaError('E0000040')
  }

  const applications = {
    /** Add Integration. Throws E0000040 where the label is taken, E0000001 where one is missing. */
    add(integration: Integration, { label, hideFromDashboard = false, url }: GeneralSettings): Application {
      checkLabel(label)
      const isBookmark = integration.signOnMode === 'BOOKMARK'
      if (isBookmark && !isWebAddress(url)) throw invalid('url', 'The field must be an http or https address')
      const created = timestamp(context)
      const app: Application = {
        id: context.newId('app'),
        name: integration.name,
        label: label.trim(),
        status: 'ACTIVE',
        created,
        lastUpdated: created,
        signOnMode: integration.signOnMode,
        linkId: context.newId('appLink'),
        hideFromDashboard,
        clientSecret: isBookmark ? null : newClientSecret(),
        pendingClientSecret: null,
        redirectUris: [...integration.redirectUris],
        initiateLoginUri: isBookmark ? url! : null,
        expressConfiguration: {
          supportedCapabilities: [...(integration.expressConfiguration?.capabilities ?? [])],
          enabledCapabilities: [],
          variables: {},
          configured: null,
        },
      }
      state.applications[app.id] = app
      log('application.lifecycle.create', app)
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
      log('application.lifecycle.update', app)
    },

    setStatus(app: Application, status: Application['status']): void {
      if (app.status === status) return
      app.status = status
      app.lastUpdated = timestamp(context)
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
      log('application.lifecycle.update', app)
      log('app.oauth2.client.lifecycle.update', app)
    },
  }
  return applications
}

export type Applications = ReturnType<typeof createApplications>

function newClientSecret(): string {
  return randomBase62(64)
}

function isWebAddress(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
}
