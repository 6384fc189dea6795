import type Router from '@koa/router'
import type { Context } from 'koa'
import type { GeneralSettings } from '../../org/applications.ts'
import type { Integration } from '../../org/catalog.ts'
import { OktaError } from '../../org/errors.ts'
import type { Application } from '../../org/state.ts'
import type { ApplicationTab } from '../../pages/admin/application.ts'
import { applicationGeneralPage } from '../../pages/admin/application-general.ts'
import { applicationSignOnPage } from '../../pages/admin/application-sign-on.ts'
import { applicationsPage } from '../../pages/admin/applications.ts'
import { catalogPage } from '../../pages/admin/catalog.ts'
import { addIntegrationPage, integrationPage } from '../../pages/admin/integration.ts'
import { csrfToken } from '../anti-forgery.ts'
import { embedLink, logoOf, pageNotFound } from '../org-site.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { consoleOf, holds, paged, shellOf } from './console.ts'
import { logAbout } from './system-log.ts'

/** Address of an app's page in the console. */
export function instancePath(app: Application): string {
  return `/admin/app/${app.name}/instance/${app.id}`
}

/** The app that the address names, under its catalog name. Throws E0000007. */
export function applicationOf(ctx: Context): Application {
  const app = consoleOf(ctx).org.model.applications.get(String(ctx.params.id))
  if (app.name !== ctx.params.name) throw new OktaError('E0000007', ctx.path)
  return app
}

/** What all tabs of an app's page show. */
export function tabOf(ctx: Context, app: Application): ApplicationTab {
  const { org } = consoleOf(ctx)
  return {
    shell: shellOf(ctx, 'Applications'),
    app: {
      label: app.label,
      status: app.status,
      base: instancePath(app),
      logHref: logAbout(app.id),
      ...logoOf(org, app),
    },
  }
}

/** Applications > Applications: the list, the catalog, adding, and the tabs General and Sign On. */
export function applicationRoutes(router: Router): void {
  const instance = '/admin/app/:name/instance/:id'

  router.get('/admin/apps', ctx => ctx.redirect('/admin/apps/active'))

  router.get('/admin/apps/active', ctx => {
    const { org } = consoleOf(ctx)
    const search = queryOf(ctx, 'q')
    const status = queryOf(ctx, 'status')
    const filter = status === 'active' || status === 'inactive' ? status : 'all'
    const found = org.model.applications
      .list()
      .filter(app => holds(search, app.label) && (filter === 'all' || app.status === filter.toUpperCase()))
    const { rows, page } = paged(ctx, found)
    const apps = rows.map(app => ({
      label: app.label,
      name: app.name,
      status: app.status,
      href: `${instancePath(app)}/general`,
      ...logoOf(org, app),
    }))
    showPage(
      ctx,
      applicationsPage({
        shell: shellOf(ctx, 'Applications'),
        apps,
        filter,
        page,
        ...(search && { search }),
      }),
    )
  })

  router.get('/admin/apps/catalog', ctx => {
    const { org } = consoleOf(ctx)
    const query = queryOf(ctx, 'q')
    const { rows, page } = paged(ctx, org.catalog.search(query))
    const integrations = rows.map(integration => ({
      ...integration,
      href: `/admin/apps/catalog/${integration.name}`,
    }))
    showPage(
      ctx,
      catalogPage({ shell: shellOf(ctx, 'Applications'), integrations, page, ...(query && { query }) }),
    )
  })

  router.get('/admin/apps/catalog/:name', ctx => {
    const integration = integrationOf(ctx)
    if (!integration) return pageNotFound(ctx, consoleOf(ctx).org)
    const addHref = `/admin/apps/catalog/${integration.name}/add`
    showPage(ctx, integrationPage({ shell: shellOf(ctx, 'Applications'), integration, addHref }))
  })

  function showAdding(ctx: Context, integration: Integration, values: GeneralSettings, error?: AddingError) {
    const { label, url, hideFromDashboard: hideIcon = false } = values
    showPage(
      ctx,
      addIntegrationPage({
        shell: shellOf(ctx, 'Applications'),
        integration,
        values: { label, hideIcon, ...(url !== undefined && { url }) },
        fields: integration.signOnMode === 'BOOKMARK' ? ['url'] : [],
        cancelHref: `/admin/apps/catalog/${integration.name}`,
        ...(error && { error }),
      }),
      error ? 400 : 200,
    )
  }

  router.get('/admin/apps/catalog/:name/add', ctx => {
    const integration = integrationOf(ctx)
    if (!integration) return pageNotFound(ctx, consoleOf(ctx).org)
    showAdding(ctx, integration, { label: integration.label })
  })

  router.post('/admin/apps/catalog/:name/add', ctx => {
    const { org } = consoleOf(ctx)
    const integration = integrationOf(ctx)
    if (!integration) return pageNotFound(ctx, org)
    const values = settingsOf(ctx)
    try {
      const app = org.model.applications.add(integration, values)
      ctx.status = 303
      ctx.redirect(
        `${instancePath(app)}/${integration.signOnMode === 'BOOKMARK' ? 'assignments' : 'sign-on'}`,
      )
    } catch (error) {
      showAdding(ctx, integration, values, memberErrors(error))
    }
  })

  router.post(`${instance}/lifecycle`, ctx => {
    const app = applicationOf(ctx)
    const { action } = formOf(ctx)
    if (action === 'activate') consoleOf(ctx).org.model.applications.setStatus(app, 'ACTIVE')
    if (action === 'deactivate') consoleOf(ctx).org.model.applications.setStatus(app, 'INACTIVE')
    ctx.status = 303
    ctx.redirect(`${instancePath(app)}/general`)
  })

  function showGeneral(ctx: Context, app: Application, values: GeneralSettings, error?: AddingError) {
    const { org } = consoleOf(ctx)
    const isBookmark = app.signOnMode === 'BOOKMARK'
    showPage(
      ctx,
      applicationGeneralPage({
        ...tabOf(ctx, app),
        values: { label: values.label, hideIcon: values.hideFromDashboard ?? false },
        embedLink: embedLink(org, app),
        ...(error && { error }),
        ...(isBookmark && { url: app.initiateLoginUri ?? '' }),
        ...(!isBookmark && {
          client: {
            clientId: app.id,
            redirectUris: app.redirectUris,
            loginInitiatedBy: app.initiateLoginUri ? 'Either Okta or App' : 'App Only',
            ...(app.initiateLoginUri && { initiateLoginUri: app.initiateLoginUri }),
          },
        }),
        ...(queryOf(ctx, 'saved') && { notice: 'Application settings updated' }),
      }),
      error ? 400 : 200,
    )
  }

  router.get(`${instance}/general`, ctx => {
    const app = applicationOf(ctx)
    showGeneral(ctx, app, app)
  })

  router.post(`${instance}/general`, ctx => {
    const app = applicationOf(ctx)
    const values = settingsOf(ctx)
    try {
      consoleOf(ctx).org.model.applications.updateSettings(app, values)
      ctx.status = 303
      ctx.redirect(`${instancePath(app)}/general?saved=1`)
    } catch (error) {
      showGeneral(ctx, app, values, memberErrors(error))
    }
  })

  router.get(`${instance}/sign-on`, ctx => {
    const { org } = consoleOf(ctx)
    const app = applicationOf(ctx)
    const { configured, supportedCapabilities, variables } = app.expressConfiguration
    const integration = org.catalog.find(app.name)
    const outcome = queryOf(ctx, 'expressConfiguration')
    showPage(
      ctx,
      applicationSignOnPage({
        ...tabOf(ctx, app),
        ...(supportedCapabilities.includes('SSO') && {
          expressConfiguration: {
            button: org.expressConfigurationButton(app.id),
            authorizeHref: `/api/v1/apps/${app.id}/express-configure/oauth2/authorize`,
            hidden: { token: csrfToken(ctx, org), capabilityType: 'SSO' },
            ...(!org.model.applications.isConfigurable(app) && {
              reservedFor: org.model.applications.firstOf(app).label,
            }),
            ...(configured && { enabledSince: configured }),
            ...(variables.organization_name && { organization: variables.organization_name }),
            ...((outcome === 'configured' || outcome === 'failed') && { outcome }),
            ...(integration?.configurationGuide && { documentationHref: integration.configurationGuide }),
          },
        }),
        ...(app.signOnMode === 'OPENID_CONNECT' && {
          openIdConnect: { issuer: org.url, scopes: ['openid', 'profile', 'email'], pkce: true },
        }),
      }),
    )
  })
}

type AddingError = { label?: string; url?: string }

function integrationOf(ctx: Context): Integration | undefined {
  return consoleOf(ctx).org.catalog.find(String(ctx.params.name))
}

function settingsOf(ctx: Context): GeneralSettings {
  const { label = '', hideIcon, url } = formOf(ctx)
  return { label, hideFromDashboard: hideIcon !== undefined, ...(url !== undefined && { url }) }
}

// Shows the model's refusal beside the field it is about.
function memberErrors(error: unknown): AddingError {
  if (!(error instanceof OktaError)) throw error
  const [cause] = error.causes
  return cause?.startsWith('url: ') ? { url: cause.slice(5) } : { label: cause ?? error.message }
}
