import type Router from '@koa/router'
import type { Context } from 'koa'
import { randomBase62 } from '../org/ids.ts'
import type { Users } from '../org/users.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { userBody } from './user-body.ts'
import { userOf } from './users.ts'

type Act = 'deactivate' | 'suspend' | 'unsuspend' | 'unlock'

const ACTS: readonly Act[] = ['deactivate', 'suspend', 'unsuspend', 'unlock'] satisfies (keyof Users)[]

/** What moves a person from one status to the next. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserLifecycle/ */
export function userLifecycleRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  for (const act of ACTS) {
    router.post(`/users/:userId/lifecycle/${act}`, ctx => {
      const org = orgOf(ctx)
      org.model.users[act](userOf(ctx, org))
      ctx.body = {}
    })
  }

  for (const act of ['activate', 'reactivate'] as const) {
    router.post(`/users/:userId/lifecycle/${act}`, ctx => {
      const org = orgOf(ctx)
      org.model.users[act](userOf(ctx, org))
      const activationToken = randomBase62(20)
      ctx.body =
        queryOf(ctx, 'sendEmail') === 'false'
          ? { activationUrl: `${org.url}/tokens/${activationToken}/verify`, activationToken }
          : {}
    })
  }

  router.post('/users/:userId/lifecycle/expire_password', ctx => {
    const org = orgOf(ctx)
    const user = userOf(ctx, org)
    org.model.users.expirePassword(user)
    ctx.body = userBody(org, user)
  })

  router.post('/users/:userId/lifecycle/reset_password', ctx => {
    const org = orgOf(ctx)
    org.model.users.resetPassword(userOf(ctx, org))
    const isMailed = queryOf(ctx, 'sendEmail') !== 'false'
    ctx.body = isMailed ? {} : { resetPasswordUrl: `${org.url}/signin/reset-password/${randomBase62(20)}` }
  })
}
