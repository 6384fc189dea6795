import { checkbox, postForm, textField } from '../forms.ts'
import { html, linkTarget, type Markup } from '../markup.ts'
import { facts } from '../pieces.ts'
import { type ApplicationTab, applicationPage } from './application.ts'

export type ApplicationGeneralPage = ApplicationTab & {
  values: { label: string; hideIcon: boolean }
  /** What is wrong with the label. */
  error?: { label?: string }
  embedLink: string
  /** What an OpenID Connect app has; a bookmark has none of it. There is no place for a client secret here. */
  client?: { clientId: string; redirectUris: string[]; initiateLoginUri?: string; loginInitiatedBy: string }
  /** Where a bookmark leads. */
  url?: string
}

/** The tab General. Posts `label` and `hideIcon` to `{base}/general`. */
export function applicationGeneralPage(page: ApplicationGeneralPage): string {
  return applicationPage(
    page,
    'general',
    html`<section class="card form-card" aria-labelledby="app-settings"><h2 id="app-settings">App Settings</h2>
${postForm({ action: `${page.app.base}/general`, csrf: page.shell.csrf, className: 'stack' }, [
  textField({
    name: 'label',
    label: 'Application label',
    value: page.values.label,
    error: page.error?.label,
  }),
  checkbox({
    name: 'hideIcon',
    label: 'Do not display application icon to users',
    checked: page.values.hideIcon,
  }),
  html`<div class="form-foot"><button class="button button-primary">Save</button></div>`,
])}</section>
${page.client && clientCard(page.client)}
${
  page.url !== undefined &&
  html`<section class="card" aria-labelledby="bookmark"><h2 id="bookmark">Bookmark</h2>${facts([
    { label: 'URL', value: html`<a href="${linkTarget(page.url)}">${page.url}</a>` },
  ])}</section>`
}
<section class="card" aria-labelledby="embed-link"><h2 id="embed-link">App Embed Link</h2>
<p>Opens the app for people who are assigned to it, as its tile does.</p>
<p><code class="address">${page.embedLink}</code></p></section>`,
  )
}

function clientCard(client: NonNullable<ApplicationGeneralPage['client']>): Markup {
  return html`<section class="card" aria-labelledby="client"><h2 id="client">Client Credentials and Login</h2>${facts(
    [
      { label: 'Client ID', value: html`<code>${client.clientId}</code>` },
      {
        label: 'Sign-in redirect URIs',
        value: client.redirectUris.map(uri => html`<code class="address">${uri}</code>`),
      },
      {
        label: 'Initiate login URI',
        value: client.initiateLoginUri
          ? html`<code class="address">${client.initiateLoginUri}</code>`
          : html`<span class="quiet">Not set yet. Express Configuration fills it in.</span>`,
      },
      { label: 'Login initiated by', value: client.loginInitiatedBy },
    ],
  )}</section>`
}
