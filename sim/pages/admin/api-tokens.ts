import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html } from '../markup.ts'
import { moment } from '../pieces.ts'

export type ApiTokensPage = {
  shell: AdminShell
  /** `shown` are the letters by which a token can be told, never the whole of it. */
  tokens: { name: string; shown: string; createdBy: string; created: string }[]
}

/** Security > API > Tokens. Like Okta it shows no token again; unlike Okta it makes none. */
export function apiTokensPage({ shell, tokens }: ApiTokensPage): string {
  return adminPage(
    shell,
    'API Tokens',
    html`${pageHeading('API')}
<table class="table"><caption class="table-caption">Tokens</caption>
<thead><tr><th scope="col">Token name</th><th scope="col">Token</th><th scope="col">Created by</th><th scope="col">Created</th></tr></thead>
<tbody>${tokens.map(
      token => html`<tr><th scope="row"><span class="row-name">${token.name}</span></th>
<td data-label="Token"><code>${token.shown}</code></td><td data-label="Created by">${token.createdBy}</td>
<td data-label="Created">${moment(token.created)}</td></tr>`,
    )}</tbody></table>
<p class="quiet under">The simulated Okta has one token an org, for <code>Authorization: SSWS …</code>. It was made with the org, is printed at the start, and is a part of the org below <code>/_sim/orgs/${
      shell.org
    }</code>. None can be made or revoked here.</p>`,
  )
}
