import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { OktaError } from '../org/errors.ts'
import type { Group } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { applicationBody } from './application-body.ts'
import { bodyOf, requiredText } from './body.ts'
import { COMPARISONS, compileFilter, type FilterRules, SEARCH_OPERATORS } from './filters.ts'
import { groupBody } from './group-body.ts'
import { pageOf } from './paging.ts'
import { userBody } from './user-body.ts'

const groupSchema = z.object({
  profile: z.object({
    name: requiredText.max(255, 'The field must be at most 255 characters'),
    description: z
      .string()
      .max(1024, 'The field must be at most 1024 characters')
      .nullish()
      .transform(text => text ?? ''),
  }),
})

const TIMES = ['lastUpdated', 'lastMembershipUpdated', 'created'] as const

function values(path: string): ((group: Group) => readonly unknown[]) | undefined {
  if (path === 'id' || path === 'type') return group => [group[path]]
  const time = TIMES.find(name => name === path)
  if (time) return group => [group[time]]
  const attribute = /^profile\.(name|description)$/.exec(path)?.[1] as keyof Group['profile'] | undefined
  return attribute && (group => [group.profile[attribute]])
}

const FILTER: FilterRules<Group> = {
  values: path => (path.startsWith('profile.') || path === 'created' ? undefined : values(path)),
  operators: path => (path.startsWith('last') ? COMPARISONS : ['eq']),
}

const SEARCH: FilterRules<Group> = { values, operators: () => SEARCH_OPERATORS }

/** The org's groups, and who is in them. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export function groupRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  const groupOf = (ctx: Context) => orgOf(ctx).model.groups.get(String(ctx.params.groupId))

  router.get('/groups', ctx => {
    const org = orgOf(ctx)
    const page = pageOf(ctx, org.url, org.model.groups.list(), { most: 10_000, isWanted: wanted(ctx) })
    ctx.body = page.map(group => groupBody(org, group))
  })

  router.post('/groups', ctx => {
    const org = orgOf(ctx)
    ctx.body = groupBody(org, org.model.groups.create(bodyOf(ctx, groupSchema).profile))
  })

  router.get('/groups/:groupId', ctx => {
    ctx.body = groupBody(orgOf(ctx), groupOf(ctx))
  })

  router.put('/groups/:groupId', ctx => {
    const org = orgOf(ctx)
    const group = groupOf(ctx)
    org.model.groups.update(group, bodyOf(ctx, groupSchema).profile)
    ctx.body = groupBody(org, group)
  })

  router.delete('/groups/:groupId', ctx => {
    orgOf(ctx).model.groups.delete(groupOf(ctx))
    ctx.status = 204
  })

  router.get('/groups/:groupId/users', ctx => {
    const org = orgOf(ctx)
    const members = org.model.groups.members(groupOf(ctx))
    ctx.body = pageOf(ctx, org.url, members, { most: 1000 }).map(user => userBody(org, user, 'listed'))
  })

  router.put('/groups/:groupId/users/:userId', ctx => {
    const { groups, users } = orgOf(ctx).model
    groups.addMember(groupOf(ctx), users.get(String(ctx.params.userId)))
    ctx.status = 204
  })

  router.delete('/groups/:groupId/users/:userId', ctx => {
    const { groups, users } = orgOf(ctx).model
    groups.removeMember(groupOf(ctx), users.get(String(ctx.params.userId)))
    ctx.status = 204
  })

  router.get('/groups/:groupId/apps', ctx => {
    const org = orgOf(ctx)
    const group = groupOf(ctx)
    const { applications, assignments } = org.model
    const apps = applications.list().filter(app => {
      return assignments.groupsOf(app).some(entry => entry.group === group)
    })
    ctx.body = pageOf(ctx, org.url, apps, { most: 200, usual: 20 }).map(app => applicationBody(org, app))
  })
}

function wanted(ctx: Context): (group: Group) => boolean {
  const [q, filter, search] = ['q', 'filter', 'search'].map(name => queryOf(ctx, name))
  if ([q, filter, search].filter(Boolean).length > 1) throw new OktaError('E0000033')
  if (filter) return compileFilter(filter, FILTER)
  if (search) return compileFilter(search, SEARCH)
  const start = (q ?? '').toLowerCase()
  return group => group.profile.name.toLowerCase().startsWith(start)
}
