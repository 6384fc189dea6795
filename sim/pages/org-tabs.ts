import { raw } from 'hono/html'
import { html, linkTarget, type Markup } from './markup.ts'

/** The pages that steer an org, and where one is. */
export function orgTabs(org: string, current: 'Controls' | 'Faults', faultsInForce: number): Markup {
  const tab = (label: 'Controls' | 'Faults', name: string, shown: string = label) =>
    html`<li><a href="${linkTarget(`/orgs/${org}/${name}`)}"${label === current && raw(' aria-current="page"')}>${shown}</a></li>`
  return html`<nav class="tabs" aria-label="Org"><ul>${tab('Controls', 'controls')}${tab('Faults', 'faults', faultsInForce > 0 ? `Faults (${faultsInForce} in force)` : 'Faults')}
<li><a href="${`/inspector?${new URLSearchParams({ org })}`}">Sign-ins</a></li></ul></nav>`
}
