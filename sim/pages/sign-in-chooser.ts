import { hiddenFields, postForm, searchForm } from './forms.ts'
import { html, linkTarget, type Markup } from './markup.ts'
import { statusLabels } from './person-status.ts'
import { badge, breakable, emptyState, type Paging } from './pieces.ts'

/** Somebody to sign in as, and what they have. */
export type ChoosablePerson = {
  id: string
  name: string
  login: string
  /** As the Management API spells it. */
  status: string
  isAdmin: boolean
  groups: string[]
  apps: string[]
}

/** The people of the org, for who tries something out: Okta has no such thing. */
export type SignInChooser = {
  people: ChoosablePerson[]
  search?: string
  page: Paging
}

type Form = { action: string; csrf: string; hidden: Record<string, string> }

/** "Sign in as": each person is a form that posts `signInAs`, with no password. */
export function signInChooser({ people, search, page }: SignInChooser, form: Form): Markup {
  const isSearchable = search !== undefined || page.next !== undefined || page.first !== undefined
  return html`<section class="chooser" aria-labelledby="chooser"><h2 id="chooser">Sign in as</h2>
<p class="quiet">The simulator offers this; Okta does not. No password is asked for.</p>
${isSearchable && searchForm({ label: 'Search people', value: search, action: form.action, keep: form.hidden })}
${
  people.length > 0
    ? html`<ul class="rows">${people.map(person => row(person, form))}</ul>`
    : emptyState(search ? `No people match “${search}”` : 'This org has no people yet')
}
${page.next !== undefined && html`<p class="chooser-more"><a href="${linkTarget(`${form.action}${page.next}`)}">More people</a></p>`}</section>`
}

function row(person: ChoosablePerson, { action, csrf, hidden }: Form): Markup {
  const has = (what: string, names: string[]) =>
    html`<span class="quiet">${what}: ${names.length > 0 ? names.join(', ') : 'none'}</span>`
  return html`<li><div class="row-text"><span class="row-name">${person.name} ${
    person.isAdmin && badge('Administrator')
  } ${person.status !== 'ACTIVE' && badge(statusLabels[person.status] ?? person.status, 'warn')}</span><span class="quiet">${breakable(person.login)}</span>${has('Groups', person.groups)}${has('Apps', person.apps)}</div>${postForm(
    { action, csrf },
    [
      hiddenFields({ ...hidden, signInAs: person.id }),
      html`<button class="button" aria-label="Sign in as ${person.name}">Sign in</button>`,
    ],
  )}</li>`
}
