import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { notFound } from '../org/errors.ts'
import { type Application, type GroupAssignment, prioritySchema } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { bodyOf } from './body.ts'
import { pageOf } from './paging.ts'

const assignmentSchema = z.object({ priority: prioritySchema.optional() })

/** Which groups have an app. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationGroups/ */
export function appGroupRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  const appOf = (ctx: Context) => orgOf(ctx).model.applications.get(String(ctx.params.appId))
  const groupOf = (ctx: Context) => orgOf(ctx).model.groups.get(String(ctx.params.groupId))

  function assignmentOf(ctx: Context): GroupAssignment {
    const groupId = String(ctx.params.groupId)
    const entry = orgOf(ctx)
      .model.assignments.groupsOf(appOf(ctx))
      .find(({ group }) => group.id === groupId)
    if (!entry) throw notFound(groupId, 'UserGroup')
    return entry.assignment
  }

  router.get('/apps/:appId/groups', ctx => {
    const org = orgOf(ctx)
    const app = appOf(ctx)
    const rows = org.model.assignments.groupsOf(app).map(({ group, assignment }) => ({
      id: group.id,
      created: assignment.created,
      assignment,
    }))
    ctx.body = pageOf(ctx, org.url, rows, { most: 200, usual: 20 }).map(({ assignment }) => {
      return appGroupBody(org, app, assignment)
    })
  })

  router.get('/apps/:appId/groups/:groupId', ctx => {
    ctx.body = appGroupBody(orgOf(ctx), appOf(ctx), assignmentOf(ctx))
  })

  router.put('/apps/:appId/groups/:groupId', ctx => {
    const org = orgOf(ctx)
    const [app, group] = [appOf(ctx), groupOf(ctx)]
    const { priority } = ctx.state.body === undefined ? {} : bodyOf(ctx, assignmentSchema)
    const assignment = org.model.assignments.assignGroup(app, group)
    if (priority !== undefined) org.model.assignments.setPriority(app, group, priority)
    ctx.body = appGroupBody(org, app, assignment)
  })

  router.delete('/apps/:appId/groups/:groupId', ctx => {
    const { groups, assignments } = orgOf(ctx).model
    assignments.unassignGroup(appOf(ctx), groups.get(assignmentOf(ctx).groupId))
    ctx.status = 204
  })
}

function appGroupBody(org: RunningOrg, app: Application, assignment: GroupAssignment) {
  const api = `${org.url}/api/v1`
  const self = `${api}/apps/${app.id}/groups/${assignment.groupId}`
  return {
    id: assignment.groupId,
    lastUpdated: assignment.lastUpdated ?? assignment.created,
    priority: assignment.priority,
    profile: {},
    _links: {
      app: { href: `${api}/apps/${app.id}` },
      self: { href: self },
      group: { href: `${api}/groups/${assignment.groupId}` },
    },
  }
}
