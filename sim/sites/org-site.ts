import Router from '@koa/router'
import type { Context } from 'koa'
import { refuseClientId } from '../oidc/authorization-servers.ts'
import { discoveryDocument, oauthMetadata } from '../oidc/discovery.ts'
import { showErrorBody } from '../oidc/errors/answers.ts'
import { OktaOAuthError } from '../oidc/errors/oauth-error.ts'
import { idpInitiatedLogin } from '../org/oauth-clients.ts'
import type { Application, User } from '../org/state.ts'
import { appAsParty, personAsParty } from '../org/system-log.ts'
import { dashboardPage } from '../pages/dashboard.ts'
import type { RunningOrg } from '../running-org.ts'
import { csrfToken } from './anti-forgery.ts'
import type { ConsoleSessions } from './console/console-sessions.ts'
import { answerOidc, signInRoutes } from './sign-in.ts'
import { localAddress, personOf, queryOf, showMessage, showPage, signInAddress } from './site.ts'

/** App embed link of an app: what its tile opens. https://help.okta.com/en-us/content/topics/apps/apps-overview-embed-links.htm */
export function embedLink(org: RunningOrg, app: Application): string {
  return `${org.url}/home/${app.name}/${app.id}/${app.linkId}`
}

const WHY_NO_TILE = {
  inactive: 'an administrator has deactivated it.',
  hidden: 'an administrator has its icon hidden.',
  app_only:
    'it has no address that Okta could open; Express Configuration or its settings would give it one.',
}

/** What answers at the org's own address: sign-in, dashboard, tiles, OpenID Connect. */
export function orgSite(orgOf: (ctx: Context) => RunningOrg, consoleSessions: ConsoleSessions) {
  const router = new Router()
  signInRoutes(router, orgOf)

  router.get('/', ctx => ctx.redirect('/app/UserHome'))

  router.get('/app/UserHome', ctx => {
    const org = orgOf(ctx)
    const user = personOf(ctx, org)
    if (!user) return ctx.redirect(signInAddress(org, ctx.url))
    const search = queryOf(ctx, 'q')
    const tiles = org.model.assignments
      .tiles(user)
      .filter(app => app.label.toLowerCase().includes((search ?? '').toLowerCase()))
    showPage(
      ctx,
      dashboardPage({
        org: org.name,
        person: {
          name: `${user.profile.firstName} ${user.profile.lastName}`,
          login: user.profile.login,
          isAdmin: user.isAdmin,
        },
        tiles: tiles.map(app => ({
          label: app.label,
          appName: app.name,
          href: embedLink(org, app),
          ...logoOf(org, app),
        })),
        ...(search && { search }),
        hidden: org.model.assignments
          .withoutTile(user)
          .map(({ app, why }) => ({ label: app.label, why: WHY_NO_TILE[why] })),
        adminUrl: org.adminUrl,
        csrf: csrfToken(ctx, org),
      }),
    )
  })

  router.get('/home/admin-entry', ctx => {
    const org = orgOf(ctx)
    const user = personOf(ctx, org)
    if (!user) return ctx.redirect(signInAddress(org, ctx.url))
    const actor = personAsParty(user)
    org.model.systemLog.write({
      eventType: 'user.session.access_admin_app',
      result: user.isAdmin ? 'SUCCESS' : 'FAILURE',
      actor,
    })
    if (!user.isAdmin) return refuseAdminConsole(ctx, org)
    const fromURI = localAddress(queryOf(ctx, 'fromURI'), org.adminUrl, '/admin/dashboard')
    const token = consoleSessions.handOver(org, ctx.cookies.get('sid')!)
    ctx.redirect(`${org.adminUrl}/admin/sso/callback?${new URLSearchParams({ token, fromURI })}`)
  })

  router.get('/home/:appName/:appId/:linkId', ctx => {
    const org = orgOf(ctx)
    const app = org.model.applications.find(ctx.params.appId!)
    if (app?.name !== ctx.params.appName || app?.linkId !== ctx.params.linkId) return pageNotFound(ctx, org)
    const user = personOf(ctx, org)
    if (!user) return ctx.redirect(signInAddress(org, ctx.url))
    openApp(ctx, org, app!, user)
  })

  const metadata = (document: (org: RunningOrg) => object) => (ctx: Context) => {
    const org = orgOf(ctx)
    if (org.authorizationServers.isUnknownClient(ctx.query.client_id)) return refuseClientId(ctx)
    ctx.set('Cache-Control', 'max-age=86400, must-revalidate')
    ctx.set('Access-Control-Allow-Origin', '*')
    ctx.body = document(org)
  }
  router.get(
    '/.well-known/openid-configuration',
    metadata(org => discoveryDocument(org.authorizationServers.org)),
  )
  router.get(
    '/oauth2/default/.well-known/openid-configuration',
    metadata(org => discoveryDocument(org.authorizationServers.custom)),
  )
  router.get(
    '/oauth2/default/.well-known/oauth-authorization-server',
    metadata(org => oauthMetadata(org.authorizationServers.custom)),
  )

  router.all(['/oauth2/v1/{*rest}', '/oauth2/default/v1/{*rest}'], ctx => answerOidc(ctx, orgOf(ctx)))

  return router
}

/** Says in Okta's manner that there is no such page, and leads back to the Admin Console where the page would be one of its. */
export function pageNotFound(ctx: Context, org: RunningOrg): void {
  const link =
    ctx.state.site?.kind === 'console'
      ? { label: 'Admin Console', href: `${org.adminUrl}/admin/dashboard` }
      : { label: 'My Apps', href: org.dashboardUrl }
  showMessage(ctx, {
    org: org.name,
    status: 404,
    heading: 'Page Not Found',
    message: `There is nothing at ${ctx.path} in this org.`,
    link,
  })
}

/** Says to somebody without an admin role that the Admin Console isn't theirs. */
export function refuseAdminConsole(ctx: Context, org: RunningOrg): void {
  showMessage(ctx, {
    org: org.name,
    status: 403,
    heading: 'Access Forbidden',
    message: 'You do not have permission to perform the requested action',
    detail: 'The Admin Console is for administrators of this org. Ask one of them for an admin role.',
    link: { label: 'My Apps', href: org.dashboardUrl },
  })
}

export function logoOf(org: RunningOrg, app: Application): { logo?: string } {
  const logo = org.catalog.find(app.name)?.logo
  return logo ? { logo } : {}
}

// OpenID Connect Core 1.0, section 4: the app is told the issuer and starts a sign-in of its own; Okta sends no token.
function openApp(ctx: Context, org: RunningOrg, app: Application, user: User) {
  const actor = personAsParty(user)
  const refusal = org.model.assignments.refusal(app, user)
  if (refusal) {
    org.model.systemLog.write({
      eventType: 'app.generic.unauth_app_access_attempt',
      result: 'FAILURE',
      reason: refusal,
      actor,
      target: [appAsParty(app)],
    })
    return showMessage(ctx, {
      org: org.name,
      status: 403,
      heading: 'App Not Assigned',
      message: `Sorry, you cannot access ${app.label} because you are not assigned this app in Okta.`,
      detail: "If you're wondering why this is happening, please contact your administrator.",
      link: { label: 'My Apps', href: org.dashboardUrl },
    })
  }
  if (!app.initiateLoginUri) {
    return showMessage(ctx, {
      org: org.name,
      status: 400,
      heading: 'Bad Request',
      message: 'initiate_login_uri is missing.',
      detail: `${app.label} has not been set up yet: an administrator has to run Express Configuration.`,
      link: { label: 'My Apps', href: org.dashboardUrl },
    })
  }
  if (idpInitiatedLogin(app) === 'DISABLED') {
    const failure = new OktaOAuthError('idp_initated_flow_disabled')
    org.model.systemLog.write({
      eventType: 'user.authentication.sso',
      result: 'FAILURE',
      reason: failure.reason,
      actor,
      target: [appAsParty(app)],
    })
    if (ctx.accepts('html', 'json') === 'json') {
      return showErrorBody(ctx, failure.status, failure.error, failure.error_description ?? '')
    }
    return showMessage(ctx, {
      org: org.name,
      status: failure.status,
      heading: 'Bad Request',
      message: failure.error_description ?? failure.error,
      detail: `${failure.error}: ${app.label} takes sign-ins that begin in the app only. An administrator can allow others under General, Login initiated by.`,
      link: { label: 'My Apps', href: org.dashboardUrl },
    })
  }
  const destination = new URL(app.initiateLoginUri)
  if (app.signOnMode === 'OPENID_CONNECT') destination.searchParams.set('iss', org.url)
  ctx.redirect(destination.href)
}
