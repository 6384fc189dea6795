import { raw } from 'hono/html'
import { hiddenFields, postForm, searchForm, textField } from '../forms.ts'
import { type AdminShell, adminPage } from '../layout.ts'
import { type Fragment, html, linkTarget, type Markup, query } from '../markup.ts'
import { statusBadge } from '../person-status.ts'
import { badge, callout, emptyState, logo, type Paging, pager } from '../pieces.ts'
import { type Chooser, chooser, confirmDialog, dialog as dialogOf } from './dialog.ts'

/** What every tab of a group's page shows. */
export type GroupTab = {
  shell: AdminShell
  group: {
    name: string
    description: string
    /** Everyone: it has its members by itself, and can't be deleted. */
    isBuiltIn: boolean
    /** The page's address without a slash at the end. */
    base: string
    logHref: string
  }
  notice?: string
  alert?: string
  /** `?act=delete`: asks before the group is deleted; posts to `{base}/delete`. */
  asksToDelete?: boolean
}

const tabs = [
  ['', 'People'],
  ['apps', 'Applications'],
  ['profile', 'Profile'],
] as const

/** A group's page with one of its tabs, and a dialog over it. */
export function groupPage(
  tab: GroupTab,
  current: (typeof tabs)[number][1],
  body: Fragment,
  dialog?: Markup,
): string {
  const { group, shell } = tab
  const ask =
    tab.asksToDelete &&
    confirmDialog(
      {
        title: `Delete ${group.name}`,
        text: 'Its members lose every app that came to them by this group alone. Nobody is deleted.',
        button: 'Delete Group',
        action: `${group.base}/delete`,
        cancelHref: group.base,
        isDangerous: true,
      },
      shell.csrf,
    )
  return adminPage(
    shell,
    group.name,
    html`<p class="crumb"><a href="/admin/groups">Groups</a></p>
<div class="app-heading">${logo({ label: group.name }, 64)}<div><h1>${group.name}</h1><p class="quiet">${
      group.description
    }</p><div class="app-tools">${group.isBuiltIn && badge('Built in')}<a href="${linkTarget(group.logHref)}">View Logs</a></div></div>
${
  !group.isBuiltIn &&
  html`<div class="actions"><a class="button button-quiet" href="${linkTarget(group.base)}?act=delete">Delete</a></div>`
}</div>
<nav class="tabs" aria-label="${group.name}"><ul>${tabs
      .filter(([path]) => path !== 'profile' || !group.isBuiltIn)
      .map(
        ([path, label]) =>
          html`<li><a href="${linkTarget(path ? `${group.base}/${path}` : group.base)}"${
            label === current && raw(' aria-current="page"')
          }>${label}</a></li>`,
      )}</ul></nav>
${tab.notice && callout('status', tab.notice)}
${tab.alert && callout('alert', tab.alert)}
${body}`,
    dialog ?? (ask || undefined),
  )
}

export type Member = { id: string; name: string; login: string; status: string; href: string }

export type GroupPeoplePage = GroupTab & {
  members: Member[]
  search?: string
  page: Paging
  /** The dialog that `?assign=` asks for. Posts `userId` to `{base}/members/add`. */
  choice?: Pick<Chooser, 'search' | 'page'> & { people: (Member & { isMember: boolean })[] }
}

/** A group's tab People. Removing posts `userId` to `{base}/members/remove`. */
export function groupPeoplePage(page: GroupPeoplePage): string {
  const { group, choice } = page
  const form = (member: Member, to: 'add' | 'remove', label: string) =>
    postForm(
      { action: `${group.base}/members/${to}`, csrf: page.shell.csrf },
      html`${hiddenFields({ userId: member.id, ...(to === 'add' && choice?.search && { q: choice.search }) })}<button class="button${
        to === 'remove' && ' button-quiet'
      }" aria-label="${label} ${member.name}">${label}</button>`,
    )
  const dialog =
    choice &&
    dialogOf(
      `Assign People to ${group.name}`,
      chooser({
        of: ['person', 'people'],
        search: choice.search,
        here: group.base,
        keep: { assign: 'people' },
        page: choice.page,
        doneHref: group.base,
        rows: choice.people.map(person => ({
          name: person.name,
          note: person.login,
          ...(person.isMember ? { state: 'Member' } : { action: form(person, 'add', 'Assign') }),
        })),
      }),
    )
  return groupPage(
    page,
    'People',
    html`<div class="toolbar">${!dialog && searchForm({ label: 'Search members', value: page.search })}
${!group.isBuiltIn && html`<a class="button button-primary" href="${linkTarget(group.base)}${query({ assign: 'people' })}">Assign people</a>`}</div>
${page.members.length > 0 ? memberTable(page, form) : nobody(page)}`,
    dialog,
  )
}

function memberTable(
  { group, members, page }: GroupPeoplePage,
  form: (member: Member, to: 'remove', label: string) => Markup,
): Markup {
  return html`<table class="table"><caption class="unseen">Members of ${group.name}</caption>
<thead><tr><th scope="col">Person &amp; username</th><th scope="col">Status</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
<tbody>${members.map(
    member =>
      html`<tr><th scope="row"><a class="row-name" href="${linkTarget(member.href)}">${member.name}</a><span class="quiet">${
        member.login
      }</span></th><td data-label="Status">${statusBadge(member.status)}</td><td class="row-action">${
        !group.isBuiltIn && form(member, 'remove', 'Remove')
      }</td></tr>`,
  )}</tbody></table>${pager(page, 'member', 'members')}`
}

function nobody({ search, group }: GroupPeoplePage): Markup {
  if (search) return emptyState(`No members match “${search}”`, html`<a href="?">Show all members</a>`)
  return emptyState(
    'No people are members',
    group.isBuiltIn
      ? 'Everybody of this org is a member, and there is nobody yet.'
      : 'Assign people here, or let a rule put them in by their attributes.',
  )
}

/** A group's tab Profile. Posts `name` and `description` to `{base}/profile`. */
export function groupProfilePage(
  page: GroupTab & { values: { name: string; description: string }; error?: string },
): string {
  return groupPage(
    page,
    'Profile',
    html`<section class="card form-card" aria-labelledby="settings"><h2 id="settings">Settings</h2>
${postForm({ action: `${page.group.base}/profile`, csrf: page.shell.csrf, className: 'stack' }, [
  textField({ name: 'name', label: 'Name', value: page.values.name, error: page.error }),
  textField({ name: 'description', label: 'Description', value: page.values.description }),
  html`<div class="form-foot"><button class="button button-primary">Save</button></div>`,
])}</section>`,
  )
}
