import { raw } from 'hono/html'
import { checkbox, postForm, searchForm, textField } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, linkTarget, type Markup } from '../markup.ts'
import { statusBadge, statusLabels } from '../person-status.ts'
import { callout, emptyState, type Paging, pager } from '../pieces.ts'

/** A person of a list; `status` as the Management API spells it, such as ACTIVE. */
export type PersonRow = { name: string; login: string; status: string; groups: string[]; href: string }

export type PeoplePage = {
  shell: AdminShell
  people: PersonRow[]
  /** Value of `?q=`: what a name, a login or an address begins with. */
  search?: string
  /** Value of `?status=`. */
  status?: string
  page: Paging
  /** Something was just done. */
  notice?: string
}

const addPath = '/admin/users/add'

/** Directory > People. */
export function peoplePage(page: PeoplePage): string {
  return adminPage(
    page.shell,
    'People',
    html`${pageHeading('People', html`<a class="button button-primary" href="${addPath}">Add person</a>`)}
${page.notice && callout('status', page.notice)}
<div class="toolbar">${searchForm({
      label: 'Search people',
      value: page.search,
      keep: page.status ? { status: page.status } : {},
    })}
<form method="get" class="filter">${page.search && html`<input type="hidden" name="q" value="${page.search}">`}
<label for="status" class="unseen">Status</label>
<select id="status" name="status"><option value="">Every status</option>${Object.entries(statusLabels).map(
      ([status, label]) =>
        html`<option value="${status}"${status === page.status && raw(' selected')}>${label}</option>`,
    )}</select><button class="button">Filter</button></form></div>
${page.people.length > 0 ? table(page) : nobody(page)}`,
  )
}

function table(page: PeoplePage): Markup {
  return html`<table class="table"><caption class="unseen">People of ${page.shell.org}</caption>
<thead><tr><th scope="col">Person &amp; username</th><th scope="col">Groups</th><th scope="col">Status</th></tr></thead>
<tbody>${page.people.map(
    person =>
      html`<tr><th scope="row"><a class="row-name" href="${linkTarget(person.href)}">${person.name}</a><span class="quiet">${
        person.login
      }</span></th><td data-label="Groups">${
        person.groups.length > 0 ? some(person.groups) : html`<span class="quiet">None</span>`
      }</td><td data-label="Status">${statusBadge(person.status)}</td></tr>`,
  )}</tbody></table>${pager(page.page, 'person', 'people')}`
}

// A person of a hundred groups mustn't fill the page.
function some(groups: string[]): string {
  const more = groups.length - 3
  return more > 0 ? `${groups.slice(0, 3).join(', ')} and ${more} more` : groups.join(', ')
}

function nobody({ search, status }: PeoplePage): Markup {
  const all = html`<a href="?">Show all people</a>`
  const withStatus = status ? ` in the status ${statusLabels[status] ?? status}` : ''
  if (search) {
    return emptyState(
      `No people match “${search}”${withStatus}`,
      html`A person is found by what their first name, last name, username or email address begins with. ${all}`,
    )
  }
  if (status) return emptyState(`No people${withStatus}`, all)
  return emptyState('No people yet', html`<a href="${addPath}">Add a person</a>, or plant some with a seed.`)
}

export type AddPersonValues = {
  firstName: string
  lastName: string
  login: string
  email: string
  activate: boolean
}

export type AddPersonPage = {
  shell: AdminShell
  values: AddPersonValues
  /** What is wrong, and with which field. */
  error?: { field: string; sentence: string }
}

/** Directory > People > Add person. Posts the fields to its own address. */
export function addPersonPage({ shell, values, error }: AddPersonPage): string {
  const wrong = (field: string) => (error?.field === field ? { error: error.sentence } : {})
  const known = ['firstName', 'lastName', 'login', 'email']
  return adminPage(
    shell,
    'Add Person',
    html`<p class="crumb"><a href="/admin/users">People</a></p>
${pageHeading('Add Person')}
${error && !known.includes(error.field) && callout('alert', error.sentence)}
<section class="card form-card" aria-labelledby="new-person"><h2 id="new-person">New person</h2>
${postForm({ csrf: shell.csrf, className: 'stack' }, [
  textField({
    name: 'firstName',
    label: 'First name',
    value: values.firstName,
    autofocus: true,
    ...wrong('firstName'),
  }),
  textField({ name: 'lastName', label: 'Last name', value: values.lastName, ...wrong('lastName') }),
  textField({
    name: 'login',
    label: 'Username',
    value: values.login,
    autocomplete: 'off',
    hint: 'In the form of an email address.',
    ...wrong('login'),
  }),
  textField({
    name: 'email',
    label: 'Primary email',
    value: values.email,
    autocomplete: 'off',
    hint: 'The username where it is left empty.',
    ...wrong('email'),
  }),
  textField({
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'new-password',
    hint: 'Any will do here. Without one nobody can sign in until an administrator sets it.',
  }),
  checkbox({ name: 'activate', label: 'Activate now', checked: values.activate }),
  html`<div class="form-foot"><button class="button button-primary">Save</button><a class="button" href="/admin/users">Cancel</a></div>`,
])}</section>`,
  )
}
