import { raw } from 'hono/html'
import { searchForm } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, linkTarget, type Markup, query } from '../markup.ts'
import { badge, emptyState, logo, type Paging, pager } from '../pieces.ts'

export type ApplicationStatus = 'ACTIVE' | 'INACTIVE'

/** A row of the list: an app of the org, `name` being its integration's name in the catalog. */
export type ApplicationRow = {
  label: string
  name: string
  status: ApplicationStatus
  logo?: string
  href: string
}

export type ApplicationsPage = {
  shell: AdminShell
  /** Already searched and filtered. */
  apps: ApplicationRow[]
  /** Value of `?q=`. */
  search?: string
  /** Value of `?status=`. */
  filter: 'all' | 'active' | 'inactive'
  page: Paging
}

const catalogPath = '/admin/apps/catalog'
const filters = [
  ['all', 'All'],
  ['active', 'Active'],
  ['inactive', 'Inactive'],
] as const

/** Applications > Applications. */
export function applicationsPage(page: ApplicationsPage): string {
  return adminPage(
    page.shell,
    'Applications',
    html`${pageHeading(
      'Applications',
      html`<a class="button button-primary" href="${catalogPath}">Browse App Catalog</a>`,
    )}
<div class="toolbar">
${searchForm({
  label: 'Search applications',
  value: page.search,
  keep: page.filter === 'all' ? {} : { status: page.filter },
})}
<ul class="segments" aria-label="Status">${filters.map(
      ([filter, label]) =>
        html`<li><a href="${query({
          q: page.search,
          status: filter === 'all' ? undefined : filter,
        })}"${filter === page.filter && raw(' aria-current="true"')}>${label}</a></li>`,
    )}</ul>
</div>
${page.apps.length > 0 ? [list(page.apps), pager(page.page, 'application', 'applications')] : nothing(page)}`,
  )
}

function list(apps: ApplicationRow[]): Markup {
  return html`<ul class="rows">${apps.map(
    app =>
      html`<li>${logo(app, 32)}<div class="row-text"><a class="row-name" href="${linkTarget(app.href)}">${
        app.label
      }</a><span class="quiet">${app.name}</span></div>${
        app.status === 'ACTIVE' ? badge('Active', 'good') : badge('Inactive')
      }</li>`,
  )}</ul>`
}

function nothing(page: ApplicationsPage): Markup {
  if (page.search || page.filter !== 'all') {
    return emptyState(
      page.search ? `No applications match “${page.search}”` : `No ${page.filter} applications`,
      html`<a href="?">Show all applications</a>`,
    )
  }
  return emptyState(
    'No applications yet',
    html`Find an integration in the <a href="${catalogPath}">app catalog</a> and add it to ${page.shell.org}.`,
  )
}
