import { raw } from 'hono/html'
import { postForm, searchForm, textField } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, linkTarget, type Markup } from '../markup.ts'
import { callout, emptyState, type Paging, pager } from '../pieces.ts'

export type GroupRow = { name: string; description: string; members: number; apps: number; href: string }

export type GroupsPage = {
  shell: AdminShell
  groups: GroupRow[]
  search?: string
  page: Paging
  notice?: string
}

const addPath = '/admin/groups/add'

/** Directory > Groups, and beside it the rules that fill groups. */
export function groupTabs(current: 'All' | 'Rules'): Markup {
  const tabs = [
    ['All', '/admin/groups'],
    ['Rules', '/admin/groups/rules'],
  ] as const
  return html`<nav class="tabs" aria-label="Groups"><ul>${tabs.map(
    ([label, href]) =>
      html`<li><a href="${href}"${label === current && raw(' aria-current="page"')}>${label}</a></li>`,
  )}</ul></nav>`
}

/** Directory > Groups. */
export function groupsPage(page: GroupsPage): string {
  return adminPage(
    page.shell,
    'Groups',
    html`${pageHeading('Groups', html`<a class="button button-primary" href="${addPath}">Add group</a>`)}
${groupTabs('All')}
${page.notice && callout('status', page.notice)}
<div class="toolbar">${searchForm({ label: 'Search groups', value: page.search })}</div>
${
  page.groups.length > 0
    ? html`<table class="table"><caption class="unseen">Groups of ${page.shell.org}</caption>
<thead><tr><th scope="col">Group</th><th scope="col">People</th><th scope="col">Applications</th></tr></thead>
<tbody>${page.groups.map(
        group =>
          html`<tr><th scope="row"><a class="row-name" href="${linkTarget(group.href)}">${
            group.name
          }</a><span class="quiet">${group.description}</span></th><td data-label="People">${group.members.toLocaleString(
            'en-US',
          )}</td><td data-label="Applications">${group.apps.toLocaleString('en-US')}</td></tr>`,
      )}</tbody></table>${pager(page.page, 'group', 'groups')}`
    : page.search
      ? emptyState(`No groups match “${page.search}”`, html`<a href="?">Show all groups</a>`)
      : emptyState('No groups yet', html`<a href="${addPath}">Add a group</a>, or plant some with a seed.`)
}`,
  )
}

export type AddGroupPage = {
  shell: AdminShell
  values: { name: string; description: string }
  /** What is wrong with the name. */
  error?: string
}

/** Directory > Groups > Add group. Posts `name` and `description` to its own address. */
export function addGroupPage({ shell, values, error }: AddGroupPage): string {
  return adminPage(
    shell,
    'Add Group',
    html`<p class="crumb"><a href="/admin/groups">Groups</a></p>
${pageHeading('Add Group')}
<section class="card form-card" aria-labelledby="new-group"><h2 id="new-group">New group</h2>
${postForm({ csrf: shell.csrf, className: 'stack' }, [
  textField({ name: 'name', label: 'Name', value: values.name, autofocus: true, error }),
  textField({ name: 'description', label: 'Description', value: values.description }),
  html`<div class="form-foot"><button class="button button-primary">Save</button><a class="button" href="/admin/groups">Cancel</a></div>`,
])}</section>`,
  )
}
