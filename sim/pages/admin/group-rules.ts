import { raw } from 'hono/html'
import { hiddenFields, postForm, searchForm, textField } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, type Markup } from '../markup.ts'
import { badge, callout, emptyState, type Paging, pager } from '../pieces.ts'
import { groupTabs } from './groups.ts'

/** A rule; `status` as the Management API spells it. */
export type RuleRow = { id: string; name: string; status: string; expression: string; groups: string[] }

export type GroupRulesPage = {
  shell: AdminShell
  rules: RuleRow[]
  search?: string
  page: Paging
  notice?: string
}

/** Directory > Groups > Rules. Posts `act` and `ruleId` to its own address. */
export function groupRulesPage(page: GroupRulesPage): string {
  return adminPage(
    page.shell,
    'Group Rules',
    html`${pageHeading('Groups', html`<a class="button button-primary" href="/admin/groups/rules/add">Add Rule</a>`)}
${groupTabs('Rules')}
${page.notice && callout('status', page.notice)}
<div class="toolbar">${searchForm({ label: 'Search rules', value: page.search })}</div>
${
  page.rules.length > 0
    ? html`<table class="table"><caption class="unseen">Rules of ${page.shell.org}</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Then assign to</th><th scope="col">Status</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
<tbody>${page.rules.map(rule => row(rule, page.shell.csrf))}</tbody></table>${pager(page.page, 'rule', 'rules')}`
    : page.search
      ? emptyState(`No rules match “${page.search}”`, html`<a href="?">Show all rules</a>`)
      : emptyState(
          'No rules yet',
          'A rule puts people into a group by their attributes, and takes them out again.',
        )
}`,
  )
}

const tones = {
  ACTIVE: ['Active', 'good'],
  INACTIVE: ['Inactive', 'quiet'],
  INVALID: ['Invalid', 'bad'],
} as const

function row(rule: RuleRow, csrf: string): Markup {
  const [label, tone] = tones[rule.status as keyof typeof tones] ?? [rule.status, 'quiet']
  const acts =
    rule.status === 'ACTIVE'
      ? ['Deactivate']
      : rule.status === 'INACTIVE'
        ? ['Activate', 'Delete']
        : ['Delete']
  return html`<tr><th scope="row"><span class="row-name">${rule.name}</span><span class="quiet">IF <code>${
    rule.expression
  }</code></span></th><td data-label="Then assign to">${
    rule.groups.length > 0
      ? rule.groups.join(', ')
      : html`<span class="quiet">A group that was deleted</span>`
  }</td><td data-label="Status">${badge(label, tone)}</td><td class="row-action">${postForm(
    { csrf, className: 'row-buttons' },
    [
      hiddenFields({ ruleId: rule.id }),
      ...acts.map(
        act =>
          html`<button class="button button-quiet" name="act" value="${act.toLowerCase()}" aria-label="${act} ${rule.name}">${act}</button>`,
      ),
    ],
  )}</td></tr>`
}

export type AddRuleValues = {
  name: string
  attribute: string
  comparison: string
  value: string
  expression: string
  group: string
}

export type AddRulePage = {
  shell: AdminShell
  values: AddRuleValues
  /** Attributes to choose from, and groups to suggest. */
  attributes: string[]
  groups: string[]
  error?: { field: string; sentence: string }
}

export const comparisons = [
  ['equals', 'Equals'],
  ['starts-with', 'Starts with'],
  ['contains', 'Contains'],
] as const

/** Directory > Groups > Rules > Add Rule. Posts the fields to its own address. */
export function addRulePage({ shell, values, attributes, groups, error }: AddRulePage): string {
  const wrong = (field: string) => (error?.field === field ? { error: error.sentence } : {})
  return adminPage(
    shell,
    'Add Rule',
    html`<p class="crumb"><a href="/admin/groups/rules">Rules</a></p>
${pageHeading('Add Rule')}
${error && !['name', 'value', 'expression', 'group'].includes(error.field) && callout('alert', error.sentence)}
<section class="card form-card" aria-labelledby="new-rule"><h2 id="new-rule">New rule</h2>
${postForm({ csrf: shell.csrf, className: 'stack' }, [
  textField({ name: 'name', label: 'Name', value: values.name, autofocus: true, ...wrong('name') }),
  html`<fieldset class="fieldset"><legend>IF</legend>
${select(
  'attribute',
  'User attribute',
  values.attribute,
  attributes.map(name => [name, name] as const),
)}
${select('comparison', 'Comparison', values.comparison, comparisons)}
${textField({ name: 'value', label: 'Value', value: values.value, autocomplete: 'off', ...wrong('value') })}
${textField({
  name: 'expression',
  label: 'Or an expression of Okta’s expression language',
  value: values.expression,
  autocomplete: 'off',
  hint: 'Such as user.department=="Sales" && user.city=="Oslo". Where it is filled in, the three fields above do not count.',
  ...wrong('expression'),
})}</fieldset>`,
  html`<fieldset class="fieldset"><legend>THEN</legend>
${textField({
  name: 'group',
  label: 'Assign to group',
  value: values.group,
  autocomplete: 'off',
  hint:
    groups.length > 0
      ? `The name of a group, such as ${groups.slice(0, 5).join(', ')}.`
      : 'The name of a group.',
  ...wrong('group'),
})}</fieldset>`,
  html`<div class="form-foot"><button class="button button-primary">Save</button><a class="button" href="/admin/groups/rules">Cancel</a></div>`,
])}</section>`,
  )
}

function select(
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [string, string])[],
): Markup {
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    ([value, text]) => html`<option value="${value}"${value === chosen && raw(' selected')}>${text}</option>`,
  )}</select></div>`
}
