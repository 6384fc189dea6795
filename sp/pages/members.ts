import { html } from 'hono/html'
import type { FoundMembers } from '../workspaces/find-members.ts'
import type { Sees } from '../workspaces/permissions.ts'
import { fullName, roleOf, type User, type Workspace } from '../workspaces/workspace.ts'
import type { Html } from './layout.ts'
import { counted, shortened } from './text.ts'
import { workspacePage } from './workspace-page.ts'

type Members = {
  workspace: Workspace
  sees: Sees
  /** What was searched for; empty for everybody. */
  search: string
  found: FoundMembers
}

const identitiesShown = 3

/** Who belongs to a workspace, a page at a time: their role, where they come from, and whether they may sign in. */
export function membersPage({ workspace, sees, search, found }: Members): Html {
  const { users, display_name } = workspace
  return workspacePage({
    title: `Members of ${display_name}`,
    at: '/members',
    sees,
    body: html`<h1>Members</h1>
<p class="lead">${counted(users.length, 'person', 'people')} in ${display_name}</p>
<form class="search" role="search" method="get" action="/members">
<label for="q">Search members</label>
<div><input id="q" name="q" type="search" value="${search}" maxlength="100" autocomplete="off" autocapitalize="none"
  spellcheck="false" aria-describedby="q-hint"><button class="quiet">Search</button></div>
<span class="hint" id="q-hint">By name, email or username${sees.identities ? ', or by what Okta calls them' : ''}.</span>
</form>
${search === '' ? '' : html`<p>${resultOf(search, found)} <a href="/members">Show everybody</a></p>`}
${found.members.length === 0 ? '' : table(found, sees)}
${found.pages === 1 ? '' : pager(search, found)}`,
  })
}

function resultOf(search: string, { found }: FoundMembers): Html {
  return found === 0
    ? html`Nobody here fits “${search}”.`
    : html`${counted(found, 'person fits', 'people fit')} “${search}”.`
}

function table({ members, page, pages }: FoundMembers, { identities }: Sees): Html {
  return html`<section class="card"><table>
<caption>By name${pages === 1 ? '' : `, page ${page.toLocaleString('en')} of ${pages.toLocaleString('en')}`}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Role</th><th scope="col">Source</th><th
  scope="col">State</th>${identities ? html`<th scope="col">In Okta</th>` : ''}</tr></thead>
<tbody>
${members.map(
  member => html`<tr>
<td data-label="Name"><span>${shortened(fullName(member))} <span class="fine">${member.username}</span></span></td>
<td data-label="Email"><span>${member.email}</span></td>
<td data-label="Role">${roleOf(member)}</td>
<td data-label="Source">${member.source === 'okta' ? 'Okta' : 'invited'}</td>
<td data-label="State"><span>${member.is_active ? 'Active' : html`<span class="badge bad">Deactivated</span>`}</span></td>
${identities ? html`<td data-label="In Okta">${identitiesOf(member)}</td>` : ''}
</tr>`,
)}
</tbody></table></section>`
}

function identitiesOf({ identities }: User): Html {
  if (identities.length === 0) return html`<span class="fine">not linked</span>`
  const more = identities.length - identitiesShown
  return html`<span>${identities
    .slice(0, identitiesShown)
    .map(
      ({ issuer, subject }) =>
        html`<span class="identity"><code>${shortened(subject)}</code> <span class="fine">${shortened(issuer)}</span></span>`,
    )}${more > 0 ? html`<span class="fine">and ${more} more</span>` : ''}</span>`
}

function pager(search: string, { page, pages }: FoundMembers): Html {
  const to = (number: number) =>
    `/members?${new URLSearchParams({ ...(search !== '' && { q: search }), page: String(number) })}`
  const step = (number: number, text: string, rel: string) =>
    number < 1 || number > pages
      ? ''
      : html`<a class="button quiet slim" rel="${rel}" href="${to(number)}">${text}</a>`
  return html`<nav class="pager" aria-label="Pages of members">${step(page - 1, 'Previous page', 'prev')}
<form method="get" action="/members">${search === '' ? '' : html`<input type="hidden" name="q" value="${search}">`}<label
  for="page">Page</label><input id="page" name="page" value="${page}" inputmode="numeric" autocomplete="off" maxlength="6"> of
${pages.toLocaleString('en')} <button class="quiet slim">Go</button></form>
${step(page + 1, 'Next page', 'next')}</nav>`
}
