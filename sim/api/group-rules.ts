import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { RuleSettings } from '../org/group-rules.ts'
import type { RunningOrg } from '../running-org.ts'
import { queryOf } from '../sites/site.ts'
import { bodyOf, requiredText } from './body.ts'
import { groupRuleBody } from './group-body.ts'
import { pageOf } from './paging.ts'

const exclusion = z.object({ exclude: z.array(z.string()).default([]) }).prefault({})

const ruleSchema = z
  .object({
    type: z.literal('group_rule', 'The field must be group_rule'),
    name: requiredText
      .min(1, 'The field cannot be left blank')
      .max(50, 'The field must be at most 50 characters'),
    conditions: z.object({
      people: z.object({ users: exclusion, groups: exclusion }).prefault({}),
      expression: z.object({
        type: z.literal('urn:okta:expression:1.0', 'The field must be urn:okta:expression:1.0'),
        value: requiredText,
      }),
    }),
    actions: z.object({ assignUserToGroups: z.object({ groupIds: z.array(z.string()) }) }),
  })
  .transform(
    ({ name, conditions: { people, expression }, actions }): RuleSettings => ({
      name,
      expression: expression.value,
      groupIds: actions.assignUserToGroups.groupIds,
      excludedUserIds: people.users.exclude,
      excludedGroupIds: people.groups.exclude,
    }),
  )

/** Rules that fill groups. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/GroupRule/ */
export function groupRuleRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  const ruleOf = (ctx: Context) => orgOf(ctx).model.groupRules.get(String(ctx.params.ruleId))

  router.get('/groups/rules', ctx => {
    const org = orgOf(ctx)
    const search = (queryOf(ctx, 'search') ?? '').toLowerCase()
    const page = pageOf(ctx, org.url, org.model.groupRules.list(), {
      most: 200,
      usual: 50,
      isWanted: rule => rule.name.toLowerCase().includes(search),
    })
    ctx.body = page.map(groupRuleBody)
  })

  router.post('/groups/rules', ctx => {
    ctx.body = groupRuleBody(orgOf(ctx).model.groupRules.create(bodyOf(ctx, ruleSchema)))
  })

  router.get('/groups/rules/:ruleId', ctx => {
    ctx.body = groupRuleBody(ruleOf(ctx))
  })

  router.put('/groups/rules/:ruleId', ctx => {
    const rule = ruleOf(ctx)
    orgOf(ctx).model.groupRules.update(rule, bodyOf(ctx, ruleSchema))
    ctx.body = groupRuleBody(rule)
  })

  router.delete('/groups/rules/:ruleId', ctx => {
    orgOf(ctx).model.groupRules.delete(ruleOf(ctx), queryOf(ctx, 'removeUsers') === 'true')
    ctx.status = 202
    // Without one of its own Koa would answer the status' name.
    ctx.body = ''
  })

  for (const act of ['activate', 'deactivate'] as const) {
    router.post(`/groups/rules/:ruleId/lifecycle/${act}`, ctx => {
      orgOf(ctx).model.groupRules[act](ruleOf(ctx))
      ctx.status = 204
    })
  }
}
