import { checkbox, postForm, textField } from '../forms.ts'
import { type AdminShell, adminPage } from '../layout.ts'
import { html, linkTarget } from '../markup.ts'
import { callout, facts, logo } from '../pieces.ts'

/** An integration as its own page in the catalog shows it. */
export type IntegrationDetail = {
  name: string
  label: string
  publisher: string
  category: string
  description: string
  website?: string
  logo?: string
  features: string[]
  configurationGuide?: string
}

export type IntegrationPage = { shell: AdminShell; integration: IntegrationDetail; addHref: string }

/** The page of an integration in the catalog, with "Add Integration". */
export function integrationPage(page: IntegrationPage): string {
  const { integration } = page
  return adminPage(
    page.shell,
    integration.label,
    html`<p class="crumb"><a href="/admin/apps/catalog">Browse App Integration Catalog</a></p>
<div class="app-heading">${logo(integration, 64)}<div><h1>${integration.label}</h1>
<p class="quiet">${integration.publisher}</p></div>
<div class="actions"><a class="button button-primary" href="${linkTarget(page.addHref)}">Add Integration</a></div></div>
<div class="columns">
<section aria-labelledby="overview"><h2 id="overview">Overview</h2><p>${integration.description}</p>
${
  integration.features.length > 0 &&
  html`<h2>Capabilities</h2><ul class="checks">${integration.features.map(feature => html`<li>${feature}</li>`)}</ul>`
}</section>
<section class="card" aria-labelledby="details"><h2 id="details">Details</h2>
${facts([
  { label: 'Publisher', value: integration.publisher },
  { label: 'Category', value: integration.category },
  ...(integration.website
    ? [
        {
          label: 'Website',
          value: html`<a href="${linkTarget(integration.website)}">${integration.website}</a>`,
        },
      ]
    : []),
  ...(integration.configurationGuide
    ? [
        {
          label: 'Documentation',
          value: html`<a href="${linkTarget(integration.configurationGuide)}">Configuration guide</a>`,
        },
      ]
    : []),
])}</section>
</div>`,
  )
}

/** What "Add Integration" asks for. */
export type AddIntegrationValues = { label: string; hideIcon: boolean; url?: string }

export type AddIntegrationPage = {
  shell: AdminShell
  integration: { label: string; logo?: string }
  values: AddIntegrationValues
  /** Fields besides "Application label": the Bookmark App has an address. */
  fields: 'url'[]
  /** What is wrong with the whole form, and with single fields. */
  error?: { form?: string; label?: string; url?: string }
  cancelHref: string
}

/** "Add <label>": General Settings of the app about to be made. Posts `label`, `hideIcon` and `url` to its own address. */
export function addIntegrationPage(page: AddIntegrationPage): string {
  const heading = `Add ${page.integration.label}`
  return adminPage(
    page.shell,
    heading,
    html`<div class="app-heading">${logo(page.integration, 48)}<h1>${heading}</h1></div>
<section class="card form-card" aria-labelledby="general-settings"><h2 id="general-settings">General Settings</h2>
${page.error?.form && callout('alert', page.error.form)}
${postForm({ csrf: page.shell.csrf, className: 'stack' }, [
  textField({
    name: 'label',
    label: 'Application label',
    value: page.values.label,
    error: page.error?.label,
    hint: 'The name under which people see the app on their dashboard.',
  }),
  page.fields.includes('url') &&
    textField({
      name: 'url',
      label: 'URL',
      value: page.values.url,
      type: 'url',
      error: page.error?.url,
      hint: 'Where the tile leads.',
    }),
  checkbox({
    name: 'hideIcon',
    label: 'Do not display application icon to users',
    checked: page.values.hideIcon,
  }),
  html`<div class="form-foot"><button class="button button-primary">Done</button><a class="button" href="${linkTarget(
    page.cancelHref,
  )}">Cancel</a></div>`,
])}</section>`,
  )
}
