import { hiddenFields } from '../forms.ts'
import { html, linkTarget, type Markup } from '../markup.ts'
import { badge, callout, facts, moment } from '../pieces.ts'
import { type ApplicationTab, applicationPage } from './application.ts'

/** The state of Express Configuration for an app. */
export type ExpressConfigurationCard = {
  /** What the button is called; it depends on Okta's release. */
  button: string
  /** Where the button leads: a GET with the fields of `hidden`. */
  authorizeHref: string
  hidden: Record<string, string>
  /** Label of the instance that Express Configuration is for, where this is a second one. */
  reservedFor?: string
  /** ISO time since when SSO is enabled; undefined before. */
  enabledSince?: string
  /** Organization the app is connected to. */
  organization?: string
  /** How the run that just came back ended. */
  outcome?: 'configured' | 'failed'
  /** Why it failed, which Okta doesn't say. */
  reason?: string
  documentationHref?: string
}

export type ApplicationSignOnPage = ApplicationTab & {
  /** Left out for integrations without Express Configuration. */
  expressConfiguration?: ExpressConfigurationCard
  /** Left out for apps that aren't OpenID Connect. */
  openIdConnect?: { issuer: string; scopes: string[]; pkce: boolean }
}

const configured = 'SSO has been configured'
const failed = 'Failed to Express Configure the application. Please retry or contact Okta support.'

/** The tab Sign On. */
export function applicationSignOnPage(page: ApplicationSignOnPage): string {
  const { expressConfiguration: express, openIdConnect } = page
  return applicationPage(
    page,
    'sign-on',
    html`${express?.outcome === 'configured' && callout('status', configured)}
${express?.outcome === 'failed' && callout('alert', failed, express.reason)}
${express && expressCard(page.app.label, express)}
<section class="card" aria-labelledby="sign-on-methods"><h2 id="sign-on-methods">Sign on methods</h2>
${
  openIdConnect
    ? facts([
        { label: 'Sign on method', value: 'OpenID Connect' },
        { label: 'Issuer', value: html`<code class="address">${openIdConnect.issuer}</code>` },
        { label: 'Scopes', value: openIdConnect.scopes.join(', ') },
        { label: 'PKCE', value: openIdConnect.pkce ? 'Required' : 'Optional' },
      ])
    : html`<p>This app is a bookmark: its tile leads to an address and signs nobody in.</p>`
}</section>
<section class="card" aria-labelledby="credentials"><h2 id="credentials">Credentials Details</h2>
${facts([{ label: 'Application username', value: 'Okta username' }])}</section>`,
  )
}

function expressCard(label: string, express: ExpressConfigurationCard): Markup {
  return html`<section class="card" aria-labelledby="express-configuration">
<div class="card-title"><h2 id="express-configuration">Express Configuration for ${label}</h2>${
    express.enabledSince ? badge('SSO enabled', 'good') : badge('Not configured')
  }</div>
<p>Express Configuration connects this org to ${label} for you. Sign in to ${label} as an administrator and approve: the settings for single sign-on are then exchanged between the two, with nothing to copy.${
    express.documentationHref &&
    html` <a href="${linkTarget(express.documentationHref)}">Read the configuration guide</a>.`
  }</p>
${
  express.enabledSince &&
  html`<p>SSO enabled since ${moment(express.enabledSince)}${
    express.organization && html`, connected to <strong>${express.organization}</strong>`
  }. Running it again renews the connection.</p>`
}
${
  express.reservedFor
    ? html`<p>Express Configuration supports one instance of an integration in an org. Here that is <strong>${express.reservedFor}</strong>.</p>`
    : html`<form method="get" action="${linkTarget(express.authorizeHref)}">${hiddenFields(express.hidden)}
<button class="button ${express.enabledSince ? '' : 'button-primary'}">${express.button}</button></form>`
}
</section>`
}
