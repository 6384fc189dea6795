import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, linkTarget } from '../markup.ts'

/** A number on the overview and the list it leads to. */
export type OverviewCount = { label: string; count: number; href: string }

export type AdminDashboardPage = {
  shell: AdminShell
  /** People, Groups, Applications, in the order to be shown. */
  counts: OverviewCount[]
}

/** The Admin Console's first page: how much there is of what. */
export function adminDashboardPage(page: AdminDashboardPage): string {
  return adminPage(
    page.shell,
    'Dashboard',
    html`${pageHeading('Dashboard')}
<section aria-labelledby="overview"><h2 id="overview">Overview</h2>
<ul class="cards counts">${page.counts.map(
      entry =>
        html`<li><a class="card count" href="${linkTarget(entry.href)}"><span class="count-number">${entry.count.toLocaleString(
          'en-US',
        )}</span> <span>${entry.label}</span></a></li>`,
    )}</ul></section>`,
  )
}
