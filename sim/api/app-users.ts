import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { AppUser } from '../org/assignments.ts'
import { notFound } from '../org/errors.ts'
import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { bodyOf, requiredText } from './body.ts'
import { pageOf } from './paging.ts'

const credentials = z.object({ userName: z.string().min(1).optional() }).optional()
const profile = z.record(z.string(), z.unknown()).optional()
const scope = z.enum(['USER', 'GROUP']).optional()
const assignmentSchema = z.object({ id: requiredText, scope, credentials, profile })
const changeSchema = z.object({ scope, credentials, profile })

/**
 * Who has an app, by themselves or by a group.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationUsers/
 */
export function appUserRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  const appOf = (ctx: Context) => orgOf(ctx).model.applications.get(String(ctx.params.appId))

  function appUserOf(ctx: Context): AppUser {
    const { users, assignments } = orgOf(ctx).model
    const user = users.find(String(ctx.params.userId))
    const appUser = user && assignments.appUser(appOf(ctx), user)
    if (!appUser) throw notFound(String(ctx.params.userId), 'AppUser')
    return appUser
  }

  router.get('/apps/:appId/users', ctx => {
    const org = orgOf(ctx)
    const app = appOf(ctx)
    const start = (queryOf(ctx, 'q') ?? '').toLowerCase()
    const rows = org.model.assignments
      .appUsers(app)
      .filter(({ user, userName }) => {
        const { firstName, lastName, email } = user.profile
        return [userName, firstName, lastName, email].some(text => text.toLowerCase().startsWith(start))
      })
      .map(appUser => ({
        id: appUser.user.id,
        created: org.model.assignments.behind(app, appUser.user)!.created,
        appUser,
      }))
    ctx.body = pageOf(ctx, org.url, rows, { most: 500, usual: 50 }).map(row =>
      appUserBody(org, app, row.appUser),
    )
  })

  router.post('/apps/:appId/users', ctx => {
    const org = orgOf(ctx)
    const app = appOf(ctx)
    const request = bodyOf(ctx, assignmentSchema)
    const user = org.model.users.get(request.id)
    org.model.assignments.assignUser(app, user, request.credentials?.userName, request.profile)
    ctx.body = appUserBody(org, app, org.model.assignments.appUser(app, user)!)
  })

  router.get('/apps/:appId/users/:userId', ctx => {
    ctx.body = appUserBody(orgOf(ctx), appOf(ctx), appUserOf(ctx))
  })

  // What comes by a group has nothing of its own that could be changed: changing it makes it the person's own.
  router.post('/apps/:appId/users/:userId', ctx => {
    const org = orgOf(ctx)
    const app = appOf(ctx)
    const { user, scope: before } = appUserOf(ctx)
    const { assignments } = org.model
    const request = bodyOf(ctx, changeSchema)
    if (request.scope === 'GROUP' && before === 'USER') assignments.unassignUser(app, user)
    else if (before === 'GROUP' && request.scope !== 'GROUP') assignments.assignUser(app, user)
    const now = assignments.appUser(app, user)
    if (!now) throw notFound(user.id, 'AppUser')
    const userName = request.credentials?.userName
    if (now.scope === 'USER' && (userName !== undefined || request.profile !== undefined)) {
      assignments.updateUser(app, user, {
        ...(userName !== undefined && { userName }),
        ...(request.profile !== undefined && { profile: request.profile }),
      })
    }
    ctx.body = appUserBody(org, app, assignments.appUser(app, user)!)
  })

  router.delete('/apps/:appId/users/:userId', ctx => {
    const org = orgOf(ctx)
    org.model.assignments.unassignUser(appOf(ctx), appUserOf(ctx).user)
    ctx.status = 204
  })
}

/** One person's use of an app. Its `id` is the person's. */
export function appUserBody(org: RunningOrg, app: Application, { user, scope, userName, group }: AppUser) {
  const api = `${org.url}/api/v1`
  const assignment = org.model.assignments.behind(app, user)!
  const { created, lastUpdated = created } = assignment
  return {
    id: user.id,
    externalId: null,
    created,
    lastUpdated,
    scope,
    status: 'ACTIVE',
    statusChanged: created,
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName },
    profile: 'profile' in assignment ? assignment.profile : {},
    _links: {
      app: { href: `${api}/apps/${app.id}` },
      ...(group && { group: { name: group.profile.name, href: `${api}/groups/${group.id}` } }),
      user: { href: `${api}/users/${user.id}` },
    },
  }
}
