import { postForm } from './forms.ts'
import { html, linkTarget, type Markup } from './markup.ts'
import { badge, callout, emptyState, logo } from './pieces.ts'
import { copyButton, copyFromButton, livePart, liveState, simulatorPage } from './simulator.ts'

/** An org of this process, the addresses it answers at, and how it is. */
export type LandingOrg = {
  name: string
  url: string
  adminUrl: string
  dashboardUrl: string
  people: number
  apps: number
  clockIsMoved: boolean
  faultsInForce: string[]
  csrf: string
  /** What a client is configured with, by the label of its app. */
  variables: { label: string; lines: string[] }[]
}

export type LandingPage = {
  orgs: LandingOrg[]
  /** Servers beside Okta. */
  parts: { name: string; url: string; about: string; links: { label: string; href: string }[] }[]
  /** Whom one can sign in as; with the password where it may be shown. */
  people: { login: string; password?: string; about: string }[]
  /** What the inspector holds, where it may be opened. */
  inspector: { isOpen: boolean; groups: number; refused: number; now: number; most: number }
  catalog: { label: string; logo?: string }[]
  /** Whether an org has just been made what it was at the beginning. */
  startedOver?: boolean
  version: string
}

/** The page at the simulated Okta's own address: each part with its state, whom to sign in as, what to configure. */
export function landingPage(page: LandingPage): string {
  return simulatorPage(
    { title: 'Simulated Okta', current: 'Overview' },
    html`<div class="page-heading"><h1>Simulated Okta</h1><div class="actions">${liveState()}</div></div>
<p class="lead">This process stands in for Okta while a single sign-on integration is developed and tested. Each org has its own people, apps, keys and issuer, and none of them is known to the real Okta.</p>
${page.startedOver && callout('status', 'The org is what it was at the beginning.')}
${livePart(html`<section aria-labelledby="parts"><h2 id="parts">What is up</h2>
<ul class="cards parts">${page.orgs.map(orgCard)}${page.parts.map(partCard)}${inspectorCard(page.inspector)}${controlCard(page.version)}</ul>
${page.orgs.length === 0 && emptyState('There are no orgs yet', 'Create one through the control API or start with seeded people.')}</section>`)}
${page.people.length > 0 && people(page.people)}
${page.orgs.length > 0 && variables(page.orgs)}
<section aria-labelledby="catalog"><h2 id="catalog">App catalog</h2>
${
  page.catalog.length > 0
    ? html`<ul class="catalog-strip">${page.catalog.map(
        entry => html`<li>${logo(entry, 32)}<span>${entry.label}</span></li>`,
      )}</ul>`
    : emptyState('The catalog is empty')
}</section>
<p class="quiet">Version ${page.version}</p>`,
  )
}

function orgCard(org: LandingOrg): Markup {
  const of = (label: string) => html`${label}<span class="unseen"> of ${org.name}</span>`
  return html`<li class="card">
<div class="card-title"><h3>Okta org ${org.name}</h3>${badge('up', 'good')}</div>
<p><code>${org.url}</code></p>
${org.faultsInForce.map(name => html`<p>${badge(`fault in force: ${name}`, 'bad')}</p>`)}
${org.clockIsMoved && html`<p>${badge('its clock does not show the real time', 'warn')}</p>`}
<p class="card-text quiet">${org.people} people, ${org.apps} ${org.apps === 1 ? 'app' : 'apps'}</p>
<ul class="card-links">
<li><a href="${linkTarget(org.adminUrl)}">${of('Admin Console')}</a></li>
<li><a href="${linkTarget(org.dashboardUrl)}">${of('Dashboard')}</a></li>
<li><a href="${linkTarget(`/orgs/${org.name}/controls`)}">${of('Controls')}</a></li>
<li><a href="${linkTarget(`/orgs/${org.name}/faults`)}">${of('Faults')}</a></li>
<li><a href="${linkTarget(`${org.url}/.well-known/openid-configuration`)}">${of('OpenID configuration')}</a></li>
</ul>
${postForm(
  { action: `/orgs/${org.name}/controls`, csrf: org.csrf },
  html`<input type="hidden" name="from" value="landing"><button class="button button-quiet button-small" name="action" value="start-over">Start over<span class="unseen"> with ${org.name}</span></button>`,
)}</li>`
}

function partCard({ name, url, about, links }: LandingPage['parts'][number]): Markup {
  return html`<li class="card"><div class="card-title"><h3>${name}</h3>${badge('up', 'good')}</div>
<p><code>${url}</code></p><p class="card-text quiet">${about}</p>
<ul class="card-links">${[{ label: 'Open', href: url }, ...links].map(
    ({ label, href }) =>
      html`<li><a href="${linkTarget(href)}">${label}<span class="unseen"> (${name})</span></a></li>`,
  )}</ul></li>`
}

function inspectorCard({ isOpen, groups, refused, now, most }: LandingPage['inspector']): Markup {
  if (!isOpen) {
    return html`<li class="card"><div class="card-title"><h3>Inspector</h3>${badge('on its own machine only')}</div>
<p class="card-text quiet">What is recorded is shown on the machine that the simulator runs on.</p></li>`
  }
  return html`<li class="card"><div class="card-title"><h3>Inspector</h3>${
    refused > 0 ? badge(`${refused} refused`, 'bad') : badge('records', 'good')
  }</div>
<p>Every request and answer, by sign-in: who said what to whom, tokens with each check, and why one was refused.</p>
<p class="card-text quiet">${groups} ${groups === 1 ? 'sign-in or run' : 'sign-ins and runs'}; ${now.toLocaleString('en-US')} of at most ${most.toLocaleString('en-US')} exchanges kept</p>
<ul class="card-links"><li><a href="/inspector">Open the inspector</a></li><li><a href="/inspector/exchanges.har">Download HAR</a></li></ul></li>`
}

function controlCard(version: string): Markup {
  return html`<li class="card"><div class="card-title"><h3>Control API</h3>${badge('up', 'good')}</div>
<p><code>/_sim</code></p>
<p class="card-text quiet">Orgs, seeds, faults, clock, keys, snapshots and exchanges, from any language. Version ${version}.</p>
<ul class="card-links"><li><a href="/_sim/openapi.json">OpenAPI description</a></li><li><a href="/_sim/health">Health</a></li></ul></li>`
}

function people(of: LandingPage['people']): Markup {
  return html`<section aria-labelledby="people"><h2 id="people">Sign in as</h2>
<ul class="rows rows-dense people">${of.map(
    ({
      login,
      password,
      about,
    }) => html`<li><div class="row-text"><span class="row-name">${login}</span><span class="quiet">${about}</span></div>
<div class="row-badges">${copyButton(`login of ${login}`, login, 'login')}${
      password === undefined
        ? html`<span class="quiet">the start printed the password</span>`
        : html`<code>${password}</code>${copyButton(`password of ${login}`, password, 'password')}`
    }</div></li>`,
  )}</ul></section>`
}

function variables(orgs: readonly LandingOrg[]): Markup {
  const blocks = orgs
    .flatMap(({ name, variables }) => variables.map(({ label, lines }) => ({ name, label, lines })))
    .slice(0, 20)
  return html`<section aria-labelledby="variables"><h2 id="variables">As variables</h2>
<div class="halves">${blocks.map(
    (
      { name, label, lines },
      place,
    ) => html`<div class="card"><div class="card-title"><h3>.env for ${label} <span class="quiet">${name}</span></h3>${copyFromButton(`for ${label} of ${name}`, `env-${place}`, '.env')}</div>
<pre class="code" id="${`env-${place}`}"><code>${lines.join('\n')}</code></pre></div>`,
  )}</div></section>`
}
