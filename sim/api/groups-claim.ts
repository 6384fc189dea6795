import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { invalid } from '../org/errors.ts'
import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { bodyOf } from './body.ts'

const filterSchema = z.object({
  valueType: z.enum(['GROUPS', 'NONE']).default('GROUPS'),
  groupFilterType: z.enum(['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']).optional(),
  name: z.literal('groups', { error: "The claim is called 'groups' here" }).optional(),
  value: z.string().optional(),
})

/**
 * The filter of an app's claim `groups`. Okta's public API doesn't show it; this is the address that its Admin Console
 * and Terraform provider use: github okta/terraform-provider-okta, sdk/, UpdateAppOauthGroupsClaim.
 */
export function groupsClaimRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  const path = '/internal/apps/:appId/settings/oauth/idToken'
  const appOf = (ctx: Context) => orgOf(ctx).model.applications.get(String(ctx.params.appId))

  router.get(path, ctx => {
    ctx.body = claimBody(orgOf(ctx), appOf(ctx))
  })

  router.post(path, ctx => {
    const org = orgOf(ctx)
    const app = appOf(ctx)
    const { valueType, groupFilterType: filterType, value = '' } = bodyOf(ctx, filterSchema)
    if (valueType === 'GROUPS' && !filterType) {
      throw invalid('groupFilterType', 'The field cannot be left blank')
    }
    org.model.applications.setGroupsClaim(
      app,
      valueType === 'NONE' ? null : { filterType: filterType!, value },
    )
    ctx.body = claimBody(org, app)
  })
}

function claimBody(org: RunningOrg, app: Application) {
  const { groupsClaim, issuerMode } = app.oauthClient
  const common = { issuer: org.url, orgUrl: org.url, audience: app.id, issuerMode }
  if (!groupsClaim) return { valueType: 'NONE', ...common }
  const { filterType, value } = groupsClaim
  return { valueType: 'GROUPS', groupFilterType: filterType, name: 'groups', value, ...common }
}
