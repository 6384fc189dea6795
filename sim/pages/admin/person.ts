import { raw } from 'hono/html'
import { checkbox, hiddenFields, postForm, textField } from '../forms.ts'
import { type AdminShell, adminPage } from '../layout.ts'
import { type Fragment, html, linkTarget, type Markup, query } from '../markup.ts'
import { acts, type PersonAct, statusBadge } from '../person-status.ts'
import { badge, callout, facts, logo, moment, type Paging, pager } from '../pieces.ts'
import { type Chooser, chooser, confirmDialog, dialog as dialogOf } from './dialog.ts'

/** What every tab of a person's page shows. */
export type PersonTab = {
  shell: AdminShell
  person: {
    name: string
    login: string
    /** As the Management API spells it. */
    status: string
    /** What can be done about them, most wanted first. */
    offers: readonly PersonAct[]
    isAdmin: boolean
    /** The page's address without a slash at the end. */
    base: string
    logHref: string
  }
  notice?: string
  alert?: string
  /** What `?act=` asks about before it is done; posts `act` to `{base}/act`. */
  asksFor?: PersonAct
}

const tabs = [
  ['', 'Applications'],
  ['groups', 'Groups'],
  ['profile', 'Profile'],
] as const

/** A person's page with one of its tabs, and a dialog over it. */
export function personPage(
  tab: PersonTab,
  current: (typeof tabs)[number][1],
  body: Fragment,
  dialog?: Markup,
): string {
  const { person } = tab
  // Under the dialog that asks about one of them they can't be pressed.
  const [first, ...others] = tab.asksFor ? [] : person.offers
  return adminPage(
    tab.shell,
    person.name,
    html`<p class="crumb"><a href="/admin/users">People</a></p>
<div class="app-heading">${logo({ label: person.name }, 64)}<div><h1>${person.name}</h1><p class="quiet">${person.login}</p>
<div class="app-tools">${statusBadge(person.status)}${person.isAdmin && badge('Administrator')}<a href="${linkTarget(
      person.logHref,
    )}">View Logs</a></div></div>
<div class="actions">${first && actLink(first, 'button')}${
      others.length > 0 &&
      html`<details class="menu menu-right"><summary class="button button-quiet">More Actions</summary><ul class="menu-body">${others.map(
        act => html`<li>${actLink(act, 'menu-item')}</li>`,
      )}</ul></details>`
    }</div></div>
<nav class="tabs" aria-label="${person.name}"><ul>${tabs.map(
      ([path, label]) =>
        html`<li><a href="${linkTarget(path ? `${person.base}/${path}` : person.base)}"${
          label === current && raw(' aria-current="page"')
        }>${label}</a></li>`,
    )}</ul></nav>
${tab.notice && callout('status', tab.notice)}
${tab.alert && callout('alert', tab.alert)}
${body}`,
    dialog ?? (tab.asksFor && askDialog(tab, tab.asksFor)),
  )
}

const actLink = (act: PersonAct, className: string) =>
  html`<a class="${className}" href="?act=${act}">${acts[act].label}</a>`

function askDialog({ person, shell }: PersonTab, act: PersonAct): Markup {
  const { label, does, isDangerous = false } = acts[act]
  return confirmDialog(
    {
      title: `${label}: ${person.name}`,
      text: does,
      button: label,
      action: `${person.base}/act`,
      cancelHref: person.base,
      isDangerous,
      fields: [
        hiddenFields({ act }),
        act === 'set-password' &&
          textField({
            name: 'password',
            label: 'New password',
            type: 'password',
            autocomplete: 'new-password',
            autofocus: true,
          }),
        act === 'clear-sessions' &&
          checkbox({ name: 'includeApps', label: 'Also log out of apps that take part in Universal Logout' }),
      ],
    },
    shell.csrf,
  )
}

export type PersonGroup = { id: string; name: string; description: string; href: string; isBuiltIn: boolean }

export type PersonGroupsPage = PersonTab & {
  groups: PersonGroup[]
  page: Paging
  /** The dialog that `?add=` asks for: groups to choose from. Posts `groupId` to `{base}/groups/add`. */
  choice?: Pick<Chooser, 'search' | 'page'> & { groups: (PersonGroup & { isMember: boolean })[] }
}

/** A person's tab Groups. Removing posts `groupId` to `{base}/groups/remove`. */
export function personGroupsPage(page: PersonGroupsPage): string {
  const here = `${page.person.base}/groups`
  const form = (group: PersonGroup, to: 'add' | 'remove', label: string) =>
    postForm(
      { action: `${here}/${to}`, csrf: page.shell.csrf },
      html`${hiddenFields({ groupId: group.id })}<button class="button${
        to === 'remove' && ' button-quiet'
      }" aria-label="${label} ${group.name}">${label}</button>`,
    )
  const choice =
    page.choice &&
    dialogOf(
      `Add ${page.person.name} to Groups`,
      chooser({
        of: ['group', 'groups'],
        search: page.choice.search,
        here,
        keep: { add: 'group' },
        page: page.choice.page,
        doneHref: here,
        rows: page.choice.groups.map(group => ({
          name: group.name,
          note: group.description,
          ...(group.isMember || group.isBuiltIn
            ? { state: 'Member' }
            : { action: form(group, 'add', 'Add') }),
        })),
      }),
    )
  return personPage(
    page,
    'Groups',
    html`<div class="toolbar"><a class="button button-primary" href="${linkTarget(here)}${query({ add: 'group' })}">Add to group</a></div>
<ul class="rows">${page.groups.map(
      group =>
        html`<li><div class="row-text"><a class="row-name" href="${linkTarget(group.href)}">${
          group.name
        }</a><span class="quiet">${group.description}</span></div>${
          group.isBuiltIn
            ? html`<span class="assigned">Everybody is a member</span>`
            : form(group, 'remove', 'Remove')
        }</li>`,
    )}</ul>${pager(page.page, 'group', 'groups')}`,
    choice,
  )
}

export type PersonProfilePage = PersonTab & {
  values: { firstName: string; lastName: string; login: string; email: string }
  error?: { field: string; sentence: string }
  /** Further attributes of the profile, as texts. */
  attributes: { name: string; value: string }[]
  /** ISO times, null where it never happened. */
  times: { label: string; at: string | null }[]
}

/** A person's tab Profile. Posts the fields to `{base}/profile`. */
export function personProfilePage(page: PersonProfilePage): string {
  const { values, error } = page
  const field = (name: keyof typeof values, label: string) =>
    textField({
      name,
      label,
      value: values[name],
      autocomplete: 'off',
      ...(error?.field === name && { error: error.sentence }),
    })
  return personPage(
    { ...page, ...(error && !Object.hasOwn(values, error.field) && { alert: error.sentence }) },
    'Profile',
    html`<section class="card form-card" aria-labelledby="attributes"><h2 id="attributes">Attributes</h2>
${postForm({ action: `${page.person.base}/profile`, csrf: page.shell.csrf, className: 'stack' }, [
  field('login', 'Username'),
  field('firstName', 'First name'),
  field('lastName', 'Last name'),
  field('email', 'Primary email'),
  html`<div class="form-foot"><button class="button button-primary">Save</button></div>`,
])}</section>
${
  page.attributes.length > 0 &&
  html`<section class="card" aria-labelledby="further"><h2 id="further">Further attributes</h2>${facts(
    page.attributes.map(({ name, value }) => ({ label: name, value })),
  )}</section>`
}
<section class="card" aria-labelledby="times"><h2 id="times">Account</h2>${facts(
      page.times.map(({ label, at }) => ({
        label,
        value: at === null ? html`<span class="quiet">Never</span>` : moment(at),
      })),
    )}</section>`,
  )
}
