import type Router from '@koa/router'
import type { Context } from 'koa'
import { OktaError } from '../../org/errors.ts'
import { type AddRuleValues, addRulePage, groupRulesPage } from '../../pages/admin/group-rules.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { consoleOf, holds, paged, seeOther, shellOf } from './console.ts'
import { memberError } from './people.ts'

const path = '/admin/groups/rules'
const ATTRIBUTES = [
  'login',
  'email',
  'firstName',
  'lastName',
  'department',
  'division',
  'title',
  'city',
  'userType',
]

const NOTICES: Record<string, string> = {
  create: 'The rule was added; it does nothing until it is activated',
  activate: 'The rule was activated and ran over everybody',
  deactivate: 'The rule was deactivated',
  delete: 'The rule was deleted',
}

/** Directory > Groups > Rules. */
export function groupRuleRoutes(router: Router): void {
  router.get(path, ctx => {
    const { groupRules, groups } = consoleOf(ctx).org.model
    const search = queryOf(ctx, 'q')
    const { rows, page } = paged(
      ctx,
      groupRules.list().filter(({ name }) => holds(search, name)),
    )
    const rules = rows.map(({ id, name, status, expression, groupIds }) => ({
      id,
      name,
      status,
      expression,
      groups: groupIds.flatMap(groupId => groups.find(groupId)?.profile.name ?? []),
    }))
    const notice = NOTICES[queryOf(ctx, 'did') ?? '']
    showPage(
      ctx,
      groupRulesPage({
        shell: shellOf(ctx, 'Groups'),
        rules,
        page,
        ...(search && { search }),
        ...(notice && { notice }),
      }),
    )
  })

  router.post(path, ctx => {
    const { groupRules } = consoleOf(ctx).org.model
    const { ruleId = '', act } = formOf(ctx)
    const rule = groupRules.get(ruleId)
    if (act !== 'activate' && act !== 'deactivate' && act !== 'delete') return seeOther(ctx, path)
    groupRules[act](rule)
    seeOther(ctx, `${path}?did=${act}`)
  })

  function showAdding(ctx: Context, values: AddRuleValues, error?: { field: string; sentence: string }) {
    const groups = consoleOf(ctx)
      .org.model.groups.list()
      .flatMap(({ type, profile }) => (type === 'BUILT_IN' ? [] : [profile.name]))
      .slice(0, 5)
    const shell = shellOf(ctx, 'Groups')
    const page = { shell, values, attributes: ATTRIBUTES, groups, ...(error && { error }) }
    showPage(ctx, addRulePage(page), error ? 400 : 200)
  }

  router.get(`${path}/add`, ctx => {
    showAdding(ctx, valuesOf({ attribute: 'department' }))
  })

  router.post(`${path}/add`, ctx => {
    const { groups, groupRules } = consoleOf(ctx).org.model
    const values = valuesOf(formOf(ctx))
    const group = groups.byName(values.group.trim())
    if (!group || group.type === 'BUILT_IN') {
      return showAdding(ctx, values, {
        field: 'group',
        sentence: `There is no group “${values.group}” to fill`,
      })
    }
    try {
      groupRules.create({ name: values.name, expression: expressionOf(values), groupIds: [group.id] })
      seeOther(ctx, `${path}?did=create`)
    } catch (error) {
      if (!(error instanceof OktaError)) throw error
      const { field, sentence } = memberError(error)
      const at = field.startsWith('conditions') ? (values.expression.trim() ? 'expression' : 'value') : field
      showAdding(ctx, values, { field: at, sentence })
    }
  })
}

function valuesOf(form: Partial<AddRuleValues>): AddRuleValues {
  const { name = '', attribute = '', comparison = 'equals', value = '', expression = '', group = '' } = form
  return { name, attribute, comparison, value, expression, group }
}

function expressionOf({ attribute, comparison, value, expression }: AddRuleValues): string {
  if (expression.trim()) return expression.trim()
  const [of, text] = [`user.${attribute}`, JSON.stringify(value)]
  if (comparison === 'starts-with') return `String.startsWith(${of}, ${text})`
  if (comparison === 'contains') return `String.stringContains(${of}, ${text})`
  return `${of}==${text}`
}
