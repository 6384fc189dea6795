import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { notFound, OktaError } from '../org/errors.ts'
import type { User } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { applicationLinks } from './app-links.ts'
import { callerOf } from './authentication.ts'
import { bodyOf, requiredText } from './body.ts'
import { compileFilter } from './filters.ts'
import { groupBody } from './group-body.ts'
import { limitOf, linkSelf, pageOf } from './paging.ts'
import { userBody } from './user-body.ts'
import { startsLike, USER_FILTER, USER_SEARCH, userValue } from './user-filters.ts'

const attribute = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const nameSchema = z.string({ error: 'The field cannot be left blank' })

const newUserSchema = z.object({
  profile: z
    .object({
      login: requiredText,
      firstName: nameSchema,
      lastName: nameSchema,
      email: z.string({ error: 'The field cannot be left blank' }),
    })
    .catchall(attribute),
  credentials: z
    .object({ password: z.object({ value: z.string().min(1).optional() }).optional() })
    .optional(),
  groupIds: z.array(z.string()).optional(),
})

const changedUserSchema = z.object({
  profile: z
    .object({
      login: z.string().optional(),
      firstName: z.string().optional(),
      lastName: z.string().optional(),
      email: z.string().optional(),
    })
    .catchall(attribute)
    .optional(),
  credentials: newUserSchema.shape.credentials,
})

/** The person that a path means: an id, a login, or `me`. Throws E0000007. */
export function userOf(ctx: Context, org: RunningOrg): User {
  const id = String(ctx.params.userId)
  if (id !== 'me') return org.model.users.get(id)
  const { user } = callerOf(ctx)
  if (!user) throw notFound('me', 'User')
  return user
}

/** The org's people. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export function userRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  router.post('/users', ctx => {
    const org = orgOf(ctx)
    const { profile, credentials, groupIds = [] } = bodyOf(ctx, newUserSchema)
    const groups = groupIds.map(id => org.model.groups.get(id))
    if (groups.some(({ type }) => type === 'BUILT_IN')) throw new OktaError('E0000006')
    const password = credentials?.password?.value
    const user = org.model.users.create({
      profile,
      activate: queryOf(ctx, 'activate') !== 'false',
      ...(password !== undefined && { password }),
    })
    for (const group of groups) org.model.groups.addMember(group, user)
    ctx.body = userBody(org, user)
  })

  router.get('/users', ctx => {
    const org = orgOf(ctx)
    ctx.body = listed(ctx, org).map(user => userBody(org, user, 'listed'))
  })

  router.get('/users/:userId', ctx => {
    const org = orgOf(ctx)
    ctx.body = userBody(org, userOf(ctx, org))
  })

  router.post('/users/:userId', ctx => {
    const org = orgOf(ctx)
    const user = userOf(ctx, org)
    const { profile, credentials } = bodyOf(ctx, changedUserSchema)
    if (profile) org.model.users.updateProfile(user, profile)
    setPassword(org, user, credentials)
    ctx.body = userBody(org, user)
  })

  router.put('/users/:userId', ctx => {
    const org = orgOf(ctx)
    const user = userOf(ctx, org)
    const { profile, credentials } = bodyOf(ctx, newUserSchema)
    org.model.users.replaceProfile(user, profile)
    setPassword(org, user, credentials)
    ctx.body = userBody(org, user)
  })

  // The first call deactivates, the second deletes.
  router.delete('/users/:userId', ctx => {
    const org = orgOf(ctx)
    const user = userOf(ctx, org)
    if (user.status === 'DEPROVISIONED') org.model.users.delete(user)
    else org.model.users.deactivate(user)
    ctx.status = 204
  })

  router.get('/users/:userId/groups', ctx => {
    const org = orgOf(ctx)
    ctx.body = org.model.groups.ofUser(userOf(ctx, org)).map(group => groupBody(org, group))
    linkSelf(ctx, org.url)
  })

  router.get('/users/:userId/appLinks', ctx => {
    const org = orgOf(ctx)
    ctx.body = applicationLinks(org, userOf(ctx, org))
  })
}

function setPassword(
  org: RunningOrg,
  user: User,
  credentials: z.infer<typeof newUserSchema>['credentials'],
): void {
  const password = credentials?.password?.value
  if (password !== undefined) org.model.users.setPassword(user, password)
}

function listed(ctx: Context, org: RunningOrg): User[] {
  const all = org.model.users.inOrderOfCreation()
  const [q, filter, search] = ['q', 'filter', 'search'].map(name => queryOf(ctx, name))
  if ([q, filter, search].filter(Boolean).length > 1) throw new OktaError('E0000033')
  const isThere = (user: User) => user.status !== 'DEPROVISIONED'
  if (q !== undefined) {
    // Ten at a time, and no more of them: q is for somebody who types.
    const isLike = startsLike(q)
    const most = limitOf(ctx, 200, 10)
    linkSelf(ctx, org.url)
    const found: User[] = []
    for (const user of all) {
      if (found.length === most) break
      if (isThere(user) && isLike(user)) found.push(user)
    }
    return found
  }
  const expression = filter ?? search
  const isWanted =
    expression === undefined ? isThere : compileFilter(expression, filter ? USER_FILTER : USER_SEARCH)
  const sortBy = search && queryOf(ctx, 'sortBy')
  if (sortBy) return sorted(ctx, org, all.filter(isWanted), sortBy)
  return pageOf(ctx, org.url, all, { most: 200, isWanted, isInOrder: true })
}

// A list in another order is one page: its cursor would have to hold values that change meanwhile.
function sorted(ctx: Context, org: RunningOrg, users: User[], sortBy: string): User[] {
  const value = userValue(sortBy)
  if (!value) throw new OktaError('E0000031')
  const direction = queryOf(ctx, 'sortOrder')?.toLowerCase() === 'desc' ? -1 : 1
  linkSelf(ctx, org.url)
  return users
    .sort((a, b) => direction * String(value(a) ?? '').localeCompare(String(value(b) ?? '')))
    .slice(0, limitOf(ctx, 200, 200))
}
