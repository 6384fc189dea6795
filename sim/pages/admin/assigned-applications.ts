import { hiddenFields, postForm, searchForm, textField } from '../forms.ts'
import type { AdminShell } from '../layout.ts'
import { type Fragment, html, linkTarget, type Markup, query } from '../markup.ts'
import { callout, emptyState, type Paging, pager } from '../pieces.ts'
import { type AppRow, appRows } from './app-rows.ts'
import { chooser, dialog as dialogOf } from './dialog.ts'
import { type GroupTab, groupPage } from './group.ts'
import { type PersonTab, personPage } from './person.ts'

/** An app that can be assigned still. */
export type AssignableApp = { id: string; label: string; note: string }

/** The dialog that `?assign=apps` asks for. */
export type AssignApplications =
  | { kind: 'choose'; search?: string; page: Paging; apps: AssignableApp[] }
  | AppAttributes

/** `?assign=apps&app=<id>`: the attributes of the app chosen for a person. Posts `appId`, `userName`. */
export type AppAttributes = {
  kind: 'attributes'
  app: { id: string; label: string }
  userName: string
  error?: string
}

/** What a tab Applications shows; removing posts `appId` to `{here}/remove`, assigning to `{here}/assign`. */
type ApplicationsTab<Row> = {
  apps: Row[]
  page: Paging
  search?: string
  dialog?: AssignApplications
}

/** What differs between a person's tab and a group's. */
type Owner<Row> = {
  name: string
  shell: AdminShell
  /** Address of the tab. */
  at: string
  /** Address below which forms are sent. */
  here: string
  /** Whether nothing may be assigned to them. */
  isClosed?: boolean
  /** A person is asked for the user name before the app is assigned. */
  asksForUserName: boolean
  note: (app: Row) => string
  canRemove: (app: Row) => boolean
  nothing: Fragment
}

type Row = AppRow & { id: string }

/** An app that a person has, and by what; one that comes by a group can't be removed singly. */
export type PersonApp = Row & { userName: string; through: string; isOwn: boolean }

/** A person's tab Applications. */
export function personApplicationsPage(
  page: PersonTab & ApplicationsTab<PersonApp> & Pick<Owner<PersonApp>, 'isClosed'>,
): string {
  const { name, base } = page.person
  const owner: Owner<PersonApp> = {
    name,
    shell: page.shell,
    at: base,
    here: `${base}/apps`,
    isClosed: page.isClosed,
    asksForUserName: true,
    note: app => `${app.userName} · ${app.through}`,
    canRemove: app => app.isOwn,
    nothing: page.isClosed
      ? 'Deactivation takes every app away. Activate the person to assign apps again.'
      : `${name} sees no tile. Press Assign Applications, or assign an app to one of their groups.`,
  }
  return personPage(page, 'Applications', list(page, owner), dialog(page.dialog, owner))
}

export type GroupApp = Row & { priority: number }

/** A group's tab Applications: what its members have by it. */
export function groupApplicationsPage(page: GroupTab & ApplicationsTab<GroupApp>): string {
  const { name, base } = page.group
  const owner: Owner<GroupApp> = {
    name,
    shell: page.shell,
    at: `${base}/apps`,
    here: `${base}/apps`,
    asksForUserName: false,
    note: app => `Priority ${app.priority}`,
    canRemove: () => true,
    nothing: 'Press Assign Applications to give an app to every member.',
  }
  return groupPage(page, 'Applications', list(page, owner), dialog(page.dialog, owner))
}

function list<R extends Row>(
  { apps, page, search, dialog }: ApplicationsTab<R>,
  { name, at, here, shell, isClosed, note, canRemove, nothing }: Owner<R>,
): Markup {
  const removal = (app: R) =>
    canRemove(app) &&
    postForm(
      { action: `${here}/remove`, csrf: shell.csrf },
      html`${hiddenFields({ appId: app.id })}<button class="button button-quiet" aria-label="Remove ${app.label}">Remove</button>`,
    )
  return html`<div class="toolbar">${
    !isClosed &&
    html`<a class="button button-primary" href="${linkTarget(at)}${query({ assign: 'apps' })}">Assign Applications</a>`
  }${
    !dialog &&
    (apps.length > 0 || search) &&
    searchForm({ label: 'Search assigned applications', value: search })
  }</div>
${
  apps.length > 0
    ? html`${appRows(apps, note, removal)}${pager(page, 'application', 'applications')}`
    : search
      ? emptyState(
          `No applications match “${search}”`,
          html`<a href="${linkTarget(at)}">Show all applications of ${name}</a>`,
        )
      : emptyState('No applications are assigned', nothing)
}`
}

function dialog<R>(asked: AssignApplications | undefined, owner: Owner<R>): Markup | undefined {
  if (!asked) return undefined
  const title = `Assign Applications to ${owner.name}`
  if (asked.kind === 'attributes') return dialogOf(title, attributes(asked, owner))
  const { search, page, apps } = asked
  return dialogOf(
    title,
    chooser({
      of: ['application', 'applications'],
      search,
      here: owner.at,
      keep: { assign: 'apps' },
      page,
      doneHref: owner.at,
      none: 'Every application is assigned',
      rows: apps.map(app => ({
        name: app.label,
        note: app.note,
        action: owner.asksForUserName
          ? html`<a class="button" href="${linkTarget(owner.at)}${query({ assign: 'apps', app: app.id })}" aria-label="Assign ${app.label}">Assign</a>`
          : postForm(
              { action: `${owner.here}/assign`, csrf: owner.shell.csrf },
              html`${hiddenFields({ appId: app.id, ...(search && { q: search }) })}<button class="button" aria-label="Assign ${app.label}">Assign</button>`,
            ),
      })),
    }),
  )
}

function attributes<R>({ app, userName, error }: AppAttributes, { at, here, shell }: Owner<R>): Fragment {
  return html`<p>${app.label}</p>
${error && callout('alert', error)}
${postForm({ action: `${here}/assign`, csrf: shell.csrf, className: 'stack' }, [
  hiddenFields({ appId: app.id }),
  textField({
    name: 'userName',
    label: 'User Name',
    value: userName,
    autocomplete: 'off',
    autofocus: true,
  }),
  html`<div class="dialog-foot"><a class="button" href="${linkTarget(at)}${query({ assign: 'apps' })}">Cancel</a>
<button class="button button-primary">Save and Go Back</button></div>`,
])}`
}
