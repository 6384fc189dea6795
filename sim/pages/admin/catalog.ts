import { searchForm } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, linkTarget, type Markup } from '../markup.ts'
import { emptyState, logo, type Paging, pager } from '../pieces.ts'

/** An integration as a card of the catalog. */
export type CatalogCard = {
  name: string
  label: string
  publisher: string
  category: string
  description: string
  logo?: string
  features: string[]
  href: string
}

export type CatalogPage = {
  shell: AdminShell
  /** Value of `?q=`; the integrations are already filtered. */
  query?: string
  integrations: CatalogCard[]
  page: Paging
}

/** Applications > Browse App Catalog. */
export function catalogPage(page: CatalogPage): string {
  return adminPage(
    page.shell,
    'Browse App Integration Catalog',
    html`${pageHeading('Browse App Integration Catalog')}
<div class="toolbar">${searchForm({ label: 'Search', value: page.query, autofocus: true })}</div>
${
  page.integrations.length > 0
    ? [
        html`<ul class="cards">${page.integrations.map(card)}</ul>`,
        pager(page.page, 'integration', 'integrations'),
      ]
    : emptyState(
        page.query ? `No integrations match “${page.query}”` : 'The catalog is empty',
        page.query
          ? html`Check the spelling or <a href="?">show the whole catalog</a>.`
          : 'Integrations are registered when the simulated Okta is started.',
      )
}`,
  )
}

function card(integration: CatalogCard): Markup {
  return html`<li class="card card-linked">
<div class="card-head">${logo(integration, 48)}<div>
<h2><a href="${linkTarget(integration.href)}">${integration.label}</a></h2>
<p class="quiet">${integration.publisher} · ${integration.category}</p></div></div>
<p class="card-text">${integration.description}</p>
${
  integration.features.length > 0 &&
  html`<ul class="tags" aria-label="Capabilities">${integration.features.map(feature => html`<li>${feature}</li>`)}</ul>`
}
</li>`
}
