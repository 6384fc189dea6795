import { hiddenFields, postForm, searchForm, textField } from '../forms.ts'
import { type Fragment, html, linkTarget, type Markup, query } from '../markup.ts'
import { callout, emptyState, type Paging, pager } from '../pieces.ts'
import type { ApplicationTab } from './application.ts'

/** The dialog over the tab Assignments, as the address asks for it. */
export type AssignDialog = PeopleDialog | PersonDialog | GroupsDialog

/** `?assign=people`: whom to assign. */
export type PeopleDialog = {
  kind: 'people'
  search?: string
  rows: { id: string; name: string; login: string; assigned: boolean }[]
  page: Paging
}

/** `?assign=people&user=<id>`: the attributes of the one chosen. Posts `userId`, `userName` to `{base}/assignments/people`. */
export type PersonDialog = {
  kind: 'person'
  person: { id: string; name: string; login: string }
  userName: string
  error?: string
}

/** `?assign=groups`: which group to assign. Posts `groupId` to `{base}/assignments/groups`. */
export type GroupsDialog = {
  kind: 'groups'
  search?: string
  rows: { id: string; name: string; description: string; assigned: boolean }[]
  page: Paging
}

/** "Assign <label> to People" or "… to Groups". It is modal because the page under it is inert. */
export function assignDialog(tab: ApplicationTab, dialog: AssignDialog): Markup {
  const here = `${tab.app.base}/assignments`
  const title = `Assign ${tab.app.label} to ${dialog.kind === 'groups' ? 'Groups' : 'People'}`
  const body =
    dialog.kind === 'person'
      ? attributesForm(tab, dialog, here)
      : dialog.kind === 'people'
        ? peopleList(dialog, here)
        : groupList(tab, dialog, here)
  return html`<div class="backdrop"><section class="dialog" role="dialog" aria-modal="true" aria-labelledby="dialog-title">
<h2 id="dialog-title">${title}</h2>${body}</section></div>`
}

function peopleList(dialog: PeopleDialog, here: string): Fragment {
  return chooser(
    dialog,
    here,
    dialog.rows.map(row => ({
      ...row,
      note: row.login,
      action: html`<a class="button" href="${linkTarget(here)}${query({ assign: 'people', user: row.id })}" aria-label="Assign ${row.name}">Assign</a>`,
    })),
  )
}

function groupList(tab: ApplicationTab, dialog: GroupsDialog, here: string): Fragment {
  return chooser(
    dialog,
    here,
    dialog.rows.map(row => ({
      ...row,
      note: row.description,
      action: postForm(
        { action: `${here}/groups`, csrf: tab.shell.csrf },
        html`${hiddenFields({ groupId: row.id })}<button class="button" aria-label="Assign ${row.name}">Assign</button>`,
      ),
    })),
  )
}

function chooser(
  dialog: PeopleDialog | GroupsDialog,
  here: string,
  rows: { name: string; note: string; assigned: boolean; action: Markup }[],
): Fragment {
  const { kind } = dialog
  return html`${searchForm({
    id: 'dialog-search',
    label: kind === 'people' ? 'Search people' : 'Search groups',
    value: dialog.search,
    action: here,
    keep: { assign: kind },
    autofocus: true,
  })}
<div class="dialog-scroll">${
    rows.length > 0
      ? html`<ul class="rows">${rows.map(
          row =>
            html`<li><div class="row-text"><span class="row-name">${row.name}</span><span class="quiet">${
              row.note
            }</span></div>${row.assigned ? html`<span class="assigned">Assigned</span>` : row.action}</li>`,
        )}</ul>`
      : emptyState(dialog.search ? `No ${kind} match “${dialog.search}”` : `This org has no ${kind} yet`)
  }</div>
<div class="dialog-foot">${
    dialog.page.total > 0 && pager(dialog.page, kind === 'people' ? 'person' : 'group', kind)
  }
<a class="button button-primary" href="${linkTarget(here)}?filter=${kind}">Done</a></div>`
}

function attributesForm(tab: ApplicationTab, dialog: PersonDialog, here: string): Fragment {
  return html`<p>${dialog.person.name} <span class="quiet">${dialog.person.login}</span></p>
${dialog.error && callout('alert', dialog.error)}
${postForm({ action: `${here}/people`, csrf: tab.shell.csrf, className: 'stack' }, [
  hiddenFields({ userId: dialog.person.id }),
  textField({
    name: 'userName',
    label: 'User Name',
    value: dialog.userName,
    autocomplete: 'off',
    autofocus: true,
  }),
  html`<div class="dialog-foot"><a class="button" href="${linkTarget(here)}?assign=people">Cancel</a>
<button class="button button-primary">Save and Go Back</button></div>`,
])}`
}
