import Router from '@koa/router'
import type { Context, Next } from 'koa'
import { noteCaller } from '../../api/request-context.ts'
import { OktaError } from '../../org/errors.ts'
import { apiTokensPage } from '../../pages/admin/api-tokens.ts'
import { adminDashboardPage } from '../../pages/admin/dashboard.ts'
import type { RunningOrg } from '../../running-org.ts'
import { isGenuine } from '../anti-forgery.ts'
import { pageNotFound, refuseAdminConsole } from '../org-site.ts'
import { formOf, localAddress, queryOf, showMessage, showPage } from '../site.ts'
import { applicationRoutes } from './applications.ts'
import { groupApplicationRoutes, personApplicationRoutes } from './assigned-applications.ts'
import { assignmentRoutes } from './assignments.ts'
import { consoleOf, rowOf, shellOf } from './console.ts'
import type { ConsoleSessions } from './console-sessions.ts'
import { groupRuleRoutes } from './group-rules.ts'
import { groupRoutes } from './groups.ts'
import { peopleRoutes } from './people.ts'
import { systemLogRoutes } from './system-log.ts'

/** What answers at `<org>-admin…`: the Admin Console, for administrators of the org only. */
export function consoleSite(orgOf: (ctx: Context) => RunningOrg, sessions: ConsoleSessions) {
  const router = new Router()

  router.get('/admin/sso/callback', ctx => {
    const org = orgOf(ctx)
    const next = localAddress(queryOf(ctx, 'fromURI'), org.adminUrl, '/admin/dashboard')
    // A used or stale token is no error: the way in just starts anew.
    sessions.accept(ctx, queryOf(ctx, 'token'))
    ctx.redirect(next)
  })

  router.use(gate(orgOf, sessions))

  router.post('/login/signout', ctx => {
    const { org } = consoleOf(ctx)
    const sid = sessions.sidOf(ctx)
    if (sid) org.store.endSession(sid)
    sessions.end(ctx)
    ctx.status = 303
    ctx.redirect(`${org.url}/`)
  })

  router.get('/', ctx => ctx.redirect('/admin/dashboard'))
  router.get('/admin', ctx => ctx.redirect('/admin/dashboard'))

  router.get('/admin/dashboard', ctx => {
    const { model } = consoleOf(ctx).org
    showPage(
      ctx,
      adminDashboardPage({
        shell: shellOf(ctx, 'Dashboard'),
        counts: [
          { label: 'People', count: model.users.count(), href: '/admin/users' },
          { label: 'Groups', count: model.groups.list().length, href: '/admin/groups' },
          { label: 'Applications', count: model.applications.list().length, href: '/admin/apps/active' },
        ],
      }),
    )
  })

  router.get('/admin/access/api/tokens', ctx => {
    const { model, apiToken } = consoleOf(ctx).org
    const owner = model.users.oldestAdministrator()
    const token = {
      name: 'oin-sim',
      shown: `${apiToken.slice(0, 6)}…`,
      createdBy: owner ? rowOf(owner).name : 'Okta System',
      created: model.state.created,
    }
    showPage(ctx, apiTokensPage({ shell: shellOf(ctx, 'API'), tokens: [token] }))
  })

  peopleRoutes(router)
  personApplicationRoutes(router)
  groupRuleRoutes(router)
  groupRoutes(router)
  groupApplicationRoutes(router)
  systemLogRoutes(router)
  applicationRoutes(router)
  assignmentRoutes(router)
  return router
}

// Who isn't signed in is sent to the org's sign-in and brought back; who is no administrator is refused; a posted form
// has to come from a page of this console.
function gate(orgOf: (ctx: Context) => RunningOrg, sessions: ConsoleSessions) {
  return async (ctx: Context, next: Next) => {
    const org = orgOf(ctx)
    const admin = org.model.sessions.person(sessions.sidOf(ctx))
    if (!admin) {
      const entry = new URLSearchParams({ fromURI: ctx.method === 'GET' ? ctx.url : '/admin/dashboard' })
      ctx.status = 303
      return ctx.redirect(`${org.url}/home/admin-entry?${entry}`)
    }
    if (!admin.isAdmin) return refuseAdminConsole(ctx, org)
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD' && !isGenuine(ctx, org, formOf(ctx)._csrf)) {
      return showMessage(ctx, {
        org: org.name,
        status: 403,
        heading: 'Access Forbidden',
        message: 'Your session has expired. Please try to sign in again.',
        detail:
          'The form carried no valid token of this browser. Go back, reload the page and send it again.',
      })
    }
    ctx.state.console = { org, admin }
    noteCaller(org, admin, sessions.sidOf(ctx))
    try {
      await next()
    } catch (error) {
      if (!(error instanceof OktaError)) throw error
      if (error.status === 404) return pageNotFound(ctx, org)
      showMessage(ctx, {
        org: org.name,
        status: error.status,
        heading: error.code,
        message: error.causes[0] ?? error.message,
        link: { label: 'Admin Console', href: `${org.adminUrl}/admin/dashboard` },
      })
    }
  }
}
