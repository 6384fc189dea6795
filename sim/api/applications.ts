import type Router from '@koa/router'
import type { Context } from 'koa'
import { invalid, OktaError } from '../org/errors.ts'
import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { appUserBody } from './app-users.ts'
import { applicationBody } from './application-body.ts'
import { type ApplicationRequest, applicationSchema, clientSettings } from './application-settings.ts'
import { bodyOf } from './body.ts'
import { compileFilter, type FilterRules } from './filters.ts'
import { pageOf } from './paging.ts'

/** The org's apps. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/ */
export function applicationRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  const appOf = (ctx: Context) => orgOf(ctx).model.applications.get(String(ctx.params.appId))

  router.get('/apps', ctx => {
    const org = orgOf(ctx)
    const start = (queryOf(ctx, 'q') ?? '').toLowerCase()
    const filter = queryOf(ctx, 'filter')
    const passes = filter === undefined ? () => true : compileFilter(filter, filterOf(org))
    const page = pageOf(ctx, org.url, org.model.applications.list(), {
      most: 200,
      usual: 20,
      isWanted: app =>
        [app.label, app.name].some(text => text.toLowerCase().startsWith(start)) && passes(app),
    })
    const expanded = /^user\/(\w+)$/.exec(queryOf(ctx, 'expand') ?? '')?.[1]
    ctx.body = page.map(app => ({ ...applicationBody(org, app), ...embedded(org, app, expanded) }))
  })

  router.post('/apps', ctx => {
    const org = orgOf(ctx)
    const app = make(org, bodyOf(ctx, applicationSchema))
    if (queryOf(ctx, 'activate') === 'false') org.model.applications.setStatus(app, 'INACTIVE')
    ctx.body = applicationBody(org, app, app.clientSecret ?? undefined)
  })

  router.get('/apps/:appId', ctx => {
    ctx.body = applicationBody(orgOf(ctx), appOf(ctx))
  })

  router.put('/apps/:appId', ctx => {
    const org = orgOf(ctx)
    const app = appOf(ctx)
    const secret = app.clientSecret
    change(org, app, bodyOf(ctx, applicationSchema))
    const isNew = app.clientSecret !== null && app.clientSecret !== secret
    ctx.body = applicationBody(org, app, isNew ? app.clientSecret! : undefined)
  })

  router.delete('/apps/:appId', ctx => {
    orgOf(ctx).model.applications.delete(appOf(ctx))
    ctx.status = 204
  })

  for (const [act, status] of [
    ['activate', 'ACTIVE'],
    ['deactivate', 'INACTIVE'],
  ] as const) {
    router.post(`/apps/:appId/lifecycle/${act}`, ctx => {
      orgOf(ctx).model.applications.setStatus(appOf(ctx), status)
      ctx.body = {}
    })
  }
}

function make(org: RunningOrg, request: ApplicationRequest): Application {
  const { applications } = org.model
  const settings = generalSettings(request)
  const name = request.name ?? (request.signOnMode === 'BOOKMARK' ? 'bookmark' : 'oidc_client')
  const clientId = request.credentials?.oauthClient?.client_id
  if (name === 'oidc_client') {
    if (request.signOnMode !== 'OPENID_CONNECT')
      throw invalid('signOnMode', 'The field must be OPENID_CONNECT')
    return applications.addClient(settings, clientSettings(request), clientId)
  }
  if (clientId !== undefined) {
    throw invalid('client_id', 'The org gives an app from the catalog its client_id: leave the field out')
  }
  const integration = org.catalog.find(name)
  if (!integration) {
    const known = ['oidc_client', ...org.catalog.search().map(entry => entry.name)].join(', ')
    throw invalid('name', `'${name}' is not in the catalog of this org, which has ${known}`)
  }
  if (request.signOnMode !== undefined && request.signOnMode !== integration.signOnMode) {
    throw invalid('signOnMode', `The field must be ${integration.signOnMode}`)
  }
  return applications.add(integration, settings)
}

function change(org: RunningOrg, app: Application, request: ApplicationRequest): void {
  const { applications } = org.model
  const { name = app.name, signOnMode = app.signOnMode } = request
  if (name !== app.name) throw invalid('name', 'The name of an app cannot be changed')
  if (signOnMode !== app.signOnMode)
    throw invalid('signOnMode', 'The sign-on mode of an app cannot be changed')
  const clientId = request.credentials?.oauthClient?.client_id
  if (clientId !== undefined && clientId !== app.id) {
    throw invalid('client_id', 'The client_id of an app cannot be changed')
  }
  if (app.signOnMode === 'OPENID_CONNECT') {
    const client = clientSettings(request, app)
    const isFixed = app.name !== 'oidc_client'
    if (isFixed && client.redirectUris.join(' ') !== app.redirectUris.join(' ')) {
      throw invalid('redirect_uris', 'The redirect URIs of an app from the catalog cannot be changed')
    }
    applications.updateSettings(app, generalSettings(request, app))
    applications.updateClient(app, client)
  } else {
    const url = request.settings?.app?.url
    applications.updateSettings(app, generalSettings(request, app))
    if (url !== undefined) applications.updateBookmark(app, url)
  }
}

function generalSettings({ label, visibility, settings }: ApplicationRequest, present?: Application) {
  const url = settings?.app?.url
  return {
    label,
    hideFromDashboard: visibility?.hide?.web ?? present?.hideFromDashboard ?? false,
    ...(url !== undefined && { url }),
  }
}

// `user.id` and `group.id` ask who has the app.
function filterOf(org: RunningOrg): FilterRules<Application> {
  const { assignments } = org.model
  return {
    values(path) {
      if (path === 'status' || path === 'name') return app => [app[path]]
      if (path === 'group.id') return app => assignments.groupsOf(app).map(({ group }) => group.id)
      if (path === 'user.id') return app => assignments.appUsers(app).map(({ user }) => user.id)
      return undefined
    },
    operators: () => ['eq'],
    isExact: true,
  }
}

function embedded(org: RunningOrg, app: Application, userId: string | undefined) {
  if (userId === undefined) return {}
  const user = org.model.users.find(userId)
  if (!user) throw new OktaError('E0000007', `Resource not found: ${userId} (User)`)
  const appUser = org.model.assignments.appUser(app, user)
  return appUser ? { _embedded: { user: appUserBody(org, app, appUser) } } : {}
}
