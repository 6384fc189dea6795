import { hiddenFields, postForm, textField } from '../forms.ts'
import { type Fragment, html, linkTarget, type Markup, query } from '../markup.ts'
import { callout, type Paging } from '../pieces.ts'
import type { ApplicationTab } from './application.ts'
import { chooser, dialog as dialogOf } from './dialog.ts'

/** The dialog over the tab Assignments, as the address asks for it. */
export type AssignDialog = PeopleDialog | PersonDialog | GroupsDialog | GroupDialog | ConvertDialog

/** `?assign=people`: whom to assign. */
export type PeopleDialog = {
  kind: 'people'
  search?: string
  rows: { id: string; name: string; login: string; assigned: boolean; isDeactivated?: boolean }[]
  page: Paging
}

/** `?assign=people&user=<id>`: the attributes of the one chosen. Posts `userId`, `userName` to `{base}/assignments/people`. */
export type PersonDialog = {
  kind: 'person'
  person: { id: string; name: string; login: string }
  userName: string
  /** The person has the app already; posts to `{base}/assignments/edit` then. */
  isAssigned?: boolean
  error?: string
}

/**
 * `?assign=convert`: people who have the app of their own and by a group too. Posts `userId` to
 * `{base}/assignments/convert`.
 */
export type ConvertDialog = {
  kind: 'convert'
  search?: string
  rows: { id: string; name: string; login: string; group: string }[]
  page: Paging
}

/** `?assign=groups`: which group to assign. Posts `groupId` to `{base}/assignments/groups`. */
export type GroupsDialog = {
  kind: 'groups'
  search?: string
  rows: { id: string; name: string; description: string; assigned: boolean }[]
  page: Paging
}

/** `?filter=groups&edit=<id>`: the rank of a group's assignment. Posts `groupId`, `priority` to `{base}/assignments/edit`. */
export type GroupDialog = {
  kind: 'group'
  group: { id: string; name: string }
  /** As it stands, or as it was entered. */
  priority: string
  error?: string
}

/**
 * "Assign <label> to People" or "… to Groups"; "Edit User Assignment" and "Edit Group Assignment" for whoever has the app
 * already.
 */
export function assignDialog(tab: ApplicationTab, dialog: AssignDialog): Markup {
  const here = `${tab.app.base}/assignments`
  if (dialog.kind === 'people') {
    return dialogOf(`Assign ${tab.app.label} to People`, peopleList(dialog, here))
  }
  if (dialog.kind === 'groups') {
    return dialogOf(`Assign ${tab.app.label} to Groups`, groupList(tab, dialog, here))
  }
  if (dialog.kind === 'group') return dialogOf('Edit Group Assignment', priorityForm(tab, dialog, here))
  if (dialog.kind === 'convert') return dialogOf('Convert Assignments', convertList(tab, dialog, here))
  const title = dialog.isAssigned ? 'Edit User Assignment' : `Assign ${tab.app.label} to People`
  return dialogOf(title, attributesForm(tab, dialog, here))
}

function peopleList({ rows, search, page }: PeopleDialog, here: string): Fragment {
  return chooser({
    of: ['person', 'people'],
    search,
    here,
    keep: { assign: 'people' },
    page,
    doneHref: `${here}?filter=people`,
    rows: rows.map(row => ({
      name: row.name,
      note: row.login,
      ...(row.assigned || row.isDeactivated
        ? { state: row.assigned ? 'Assigned' : 'Deactivated' }
        : {
            action: html`<a class="button" href="${linkTarget(here)}${query({ assign: 'people', user: row.id })}" aria-label="Assign ${row.name}">Assign</a>`,
          }),
    })),
  })
}

function convertList(tab: ApplicationTab, { rows, search, page }: ConvertDialog, here: string): Fragment {
  return html`<p>These people have ${tab.app.label} individually, and through a group too. Converted, an assignment is managed by the group: the person keeps the app as long as they are a member.</p>${chooser(
    {
      of: ['person', 'people'],
      search,
      here,
      keep: { assign: 'convert' },
      page,
      doneHref: `${here}?filter=people`,
      none: 'There is nothing to convert',
      rows: rows.map(row => ({
        name: row.name,
        note: `${row.login} · also through ${row.group}`,
        action: postForm(
          { action: `${here}/convert`, csrf: tab.shell.csrf },
          html`${hiddenFields({ userId: row.id })}<button class="button" aria-label="Convert ${row.name}">Convert</button>`,
        ),
      })),
    },
  )}`
}

function groupList(tab: ApplicationTab, { rows, search, page }: GroupsDialog, here: string): Fragment {
  return chooser({
    of: ['group', 'groups'],
    search,
    here,
    keep: { assign: 'groups' },
    page,
    doneHref: `${here}?filter=groups`,
    rows: rows.map(row => ({
      name: row.name,
      note: row.description,
      ...(row.assigned
        ? { state: 'Assigned' }
        : {
            action: postForm(
              { action: `${here}/groups`, csrf: tab.shell.csrf },
              html`${hiddenFields({ groupId: row.id })}<button class="button" aria-label="Assign ${row.name}">Assign</button>`,
            ),
          }),
    })),
  })
}

function attributesForm(tab: ApplicationTab, dialog: PersonDialog, here: string): Fragment {
  return html`<p>${dialog.person.name} <span class="quiet">${dialog.person.login}</span></p>
${dialog.error && callout('alert', dialog.error)}
${postForm(
  { action: `${here}/${dialog.isAssigned ? 'edit' : 'people'}`, csrf: tab.shell.csrf, className: 'stack' },
  [
    hiddenFields({ userId: dialog.person.id }),
    textField({
      name: 'userName',
      label: 'User Name',
      value: dialog.userName,
      autocomplete: 'off',
      autofocus: true,
    }),
    html`<div class="dialog-foot"><a class="button" href="${linkTarget(here)}?${
      dialog.isAssigned ? 'filter' : 'assign'
    }=people">Cancel</a>
<button class="button button-primary">${dialog.isAssigned ? 'Save' : 'Save and Go Back'}</button></div>`,
  ],
)}`
}

function priorityForm(tab: ApplicationTab, dialog: GroupDialog, here: string): Fragment {
  return html`<p>${dialog.group.name}</p>
${postForm({ action: `${here}/edit`, csrf: tab.shell.csrf, className: 'stack' }, [
  hiddenFields({ groupId: dialog.group.id }),
  textField({
    name: 'priority',
    label: 'Priority',
    value: dialog.priority,
    hint: '0 is the highest. A group that stands there already moves down by one.',
    autocomplete: 'off',
    autofocus: true,
    ...(dialog.error && { error: dialog.error }),
  }),
  html`<div class="dialog-foot"><a class="button" href="${linkTarget(here)}?filter=groups">Cancel</a>
<button class="button button-primary">Save</button></div>`,
])}`
}
