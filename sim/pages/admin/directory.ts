import { searchForm } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html } from '../markup.ts'
import { badge, emptyState, type Paging, pager } from '../pieces.ts'

/** A person of the org; `status` as the Management API spells it, such as ACTIVE. */
export type PersonRow = { name: string; login: string; status: string; groups: string[] }

export type PeoplePage = { shell: AdminShell; people: PersonRow[]; search?: string; page: Paging }

/** What the Admin Console calls the API's statuses (help.okta.com, end user states). */
const statusLabels: Record<string, string> = {
  STAGED: 'Staged',
  PROVISIONED: 'Pending user action',
  ACTIVE: 'Active',
  RECOVERY: 'Password reset',
  PASSWORD_EXPIRED: 'Password expired',
  LOCKED_OUT: 'Locked out',
  SUSPENDED: 'Suspended',
  DEPROVISIONED: 'Deactivated',
}

/** Directory > People. */
export function peoplePage(page: PeoplePage): string {
  return adminPage(
    page.shell,
    'People',
    html`${pageHeading('People')}
<div class="toolbar">${searchForm({ label: 'Search people', value: page.search })}</div>
${
  page.people.length > 0
    ? html`<table class="table"><caption class="unseen">People of ${page.shell.org}</caption>
<thead><tr><th scope="col">Person &amp; username</th><th scope="col">Groups</th><th scope="col">Status</th></tr></thead>
<tbody>${page.people.map(
        person =>
          html`<tr><th scope="row"><span class="row-name">${person.name}</span><span class="quiet">${
            person.login
          }</span></th><td data-label="Groups">${
            person.groups.length > 0 ? person.groups.join(', ') : html`<span class="quiet">None</span>`
          }</td><td data-label="Status">${badge(
            statusLabels[person.status] ?? person.status,
            person.status === 'ACTIVE' ? 'good' : 'quiet',
          )}</td></tr>`,
      )}</tbody></table>${pager(page.page, 'person', 'people')}`
    : page.search
      ? emptyState(`No people match “${page.search}”`, html`<a href="?">Show all people</a>`)
      : emptyState('No people yet', 'People come from the seed or the Management API.')
}`,
  )
}

export type GroupRow = { name: string; description: string; members: number }

export type GroupsPage = { shell: AdminShell; groups: GroupRow[]; search?: string; page: Paging }

/** Directory > Groups. */
export function groupsPage(page: GroupsPage): string {
  return adminPage(
    page.shell,
    'Groups',
    html`${pageHeading('Groups')}
<div class="toolbar">${searchForm({ label: 'Search groups', value: page.search })}</div>
${
  page.groups.length > 0
    ? html`<table class="table"><caption class="unseen">Groups of ${page.shell.org}</caption>
<thead><tr><th scope="col">Group</th><th scope="col">People</th></tr></thead>
<tbody>${page.groups.map(
        group =>
          html`<tr><th scope="row"><span class="row-name">${group.name}</span><span class="quiet">${
            group.description
          }</span></th><td data-label="People">${group.members.toLocaleString('en-US')}</td></tr>`,
      )}</tbody></table>${pager(page.page, 'group', 'groups')}`
    : page.search
      ? emptyState(`No groups match “${page.search}”`, html`<a href="?">Show all groups</a>`)
      : emptyState('No groups yet', 'Groups come from the seed or the Management API.')
}`,
  )
}
