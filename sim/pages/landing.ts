import { documentPage } from './layout.ts'
import { html, linkTarget, type Markup } from './markup.ts'
import { badge, emptyState, logo } from './pieces.ts'

/** An org of this process and the addresses it answers at. */
export type LandingOrg = {
  name: string
  url: string
  adminUrl: string
  dashboardUrl: string
  faultsInForce: string[]
  clients: LandingClient[]
}

/** An app of the org's own. Its secret is on no page: the start prints it, and the seed may choose it. */
export type LandingClient = { label: string; clientId: string }

export type LandingPage = {
  orgs: LandingOrg[]
  catalog: { label: string; logo?: string }[]
  version: string
}

/** The page at the simulated Okta's own address: what this is, which orgs there are, and what their catalog holds. */
export function landingPage(page: LandingPage): string {
  return documentPage(
    { title: 'Simulated Okta', className: 'landing' },
    html`<main>
<h1>Simulated Okta</h1>
<p class="lead">This process stands in for Okta while a single sign-on integration is developed and tested. Each org below has its own people, apps, keys and issuer, and none of them is known to the real Okta.</p>
<section aria-labelledby="orgs"><h2 id="orgs">Orgs</h2>
${
  page.orgs.length > 0
    ? html`<ul class="cards">${page.orgs.map(orgCard)}</ul>`
    : emptyState('There are no orgs yet', 'Create one through the control API or start with seeded people.')
}</section>
<section aria-labelledby="catalog"><h2 id="catalog">App catalog</h2>
${
  page.catalog.length > 0
    ? html`<ul class="catalog-strip">${page.catalog.map(
        entry => html`<li>${logo(entry, 32)}<span>${entry.label}</span></li>`,
      )}</ul>`
    : emptyState('The catalog is empty')
}</section>
<p class="quiet">Version ${page.version}</p>
</main>`,
  )
}

function orgCard(org: LandingOrg): Markup {
  return html`<li class="card">
<h3>${org.name}</h3>
<p><code>${org.url}</code></p>
${org.faultsInForce.map(name => html`<p>${badge(`fault in force: ${name}`, 'bad')}</p>`)}
<ul class="card-links">
<li><a href="${linkTarget(org.dashboardUrl)}">Dashboard<span class="unseen"> of ${org.name}</span></a></li>
<li><a href="${linkTarget(org.adminUrl)}">Admin Console<span class="unseen"> of ${org.name}</span></a></li>
<li><a href="${linkTarget(`${org.url}/.well-known/openid-configuration`)}">OpenID configuration<span class="unseen"> of ${org.name}</span></a></li>
<li><a href="${linkTarget(`/orgs/${org.name}/faults`)}">Faults<span class="unseen"> of ${org.name}</span></a></li>
</ul>
${org.clients.map(client => variables(org.url, client))}
</li>`
}

function variables(issuer: string, { label, clientId }: LandingClient): Markup {
  return html`<p>For ${label}, as variables</p>
<pre><code>${`OKTA_ISSUER=${issuer}\nOKTA_CLIENT_ID=${clientId}`}</code></pre>`
}
