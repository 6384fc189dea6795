import { searchForm } from './forms.ts'
import { documentPage, signOutForm } from './layout.ts'
import { html, linkTarget, type Markup } from './markup.ts'
import { emptyState, logo } from './pieces.ts'

/** A tile: an app that is assigned to the person, and where pressing it leads. */
export type Tile = { label: string; logo?: string; href: string; appName: string }

export type DashboardPage = {
  org: string
  person: { name: string; login: string; isAdmin: boolean }
  tiles: Tile[]
  /** What was searched for; the tiles are already filtered. */
  search?: string
  /** Address of the Admin Console, shown to administrators. */
  adminUrl?: string
  /** Apps that this person has and sees no tile of, and why. */
  hidden?: { label: string; why: string }[]
  csrf: string
}

/** The End-User Dashboard. */
export function dashboardPage(page: DashboardPage): string {
  return documentPage(
    { title: `My Apps – ${page.org}`, className: 'dashboard' },
    html`<a class="skip" href="#content">Skip to content</a>
<header class="topbar">
<p class="topbar-org"><strong>${page.org}</strong></p>
${searchForm({ label: 'Search your apps', value: page.search })}
<div class="topbar-person">
${page.person.isAdmin && page.adminUrl && html`<a href="${linkTarget(page.adminUrl)}">Admin</a>`}
<span class="topbar-name" title="${page.person.login}">${page.person.name}</span>
${signOutForm(page.csrf)}
</div>
</header>
<main id="content" tabindex="-1">
<h1>My Apps</h1>
${page.tiles.length > 0 ? tileList(page) : noTiles(page)}
</main>`,
  )
}

function tileList(page: DashboardPage): Markup {
  return html`<ul class="tiles">${page.tiles.map(
    tile =>
      html`<li class="tile-place"><a class="tile" href="${linkTarget(tile.href)}" data-app="${tile.appName}">${logo(tile, 48)}<span>${
        tile.label
      }</span></a><a class="tile-tab" href="${linkTarget(tile.href)}" target="_blank" rel="noopener" aria-label="Open ${
        tile.label
      } in a new tab"><span class="new-tab" aria-hidden="true"></span></a></li>`,
  )}</ul>`
}

function noTiles(page: DashboardPage): Markup {
  if (page.search) {
    return emptyState(`No apps match “${page.search}”`, html`<a href="?">Show all your apps</a>`)
  }
  const { hidden = [] } = page
  if (hidden.length === 0) {
    return emptyState(
      'You have no apps yet',
      `An app appears here once it is assigned to ${page.person.login}, or to a group that this person belongs to, and is active. Ask an administrator of ${page.org} to assign it.`,
    )
  }
  return emptyState(
    'None of your apps has a tile',
    html`${hidden.map(({ label, why }) => html`<span class="reason">${label}: ${why}</span>`)}`,
  )
}
