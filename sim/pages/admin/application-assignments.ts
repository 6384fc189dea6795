import { raw } from 'hono/html'
import { postForm, searchForm } from '../forms.ts'
import { html, linkTarget, type Markup, query } from '../markup.ts'
import { badge, emptyState, type Paging, pager } from '../pieces.ts'
import { type ApplicationTab, applicationPage } from './application.ts'
import { type AssignDialog, assignDialog } from './assign-dialog.ts'

/** A person who has the app. One who has it by a group only can't be removed singly. */
export type AssignedPerson = {
  id: string
  name: string
  login: string
  type: 'Individual' | 'Group'
  /** Groups that bring the app to this person. */
  groups: string[]
}

/** A group that has the app; the lowest priority number counts for people in several. */
export type AssignedGroup = { id: string; name: string; priority: number; members: number }

export type ApplicationAssignmentsPage = ApplicationTab & {
  /** Value of `?filter=`; says whether `people` or `groups` is shown. */
  filter: 'people' | 'groups'
  people: AssignedPerson[]
  groups: AssignedGroup[]
  page: Paging
  /** What the people were searched for by. */
  search?: string
  /** Whether there is a group that an individual assignment could be converted to. */
  canConvert?: boolean
  /** The dialog that `?assign=` asks for. */
  dialog?: AssignDialog
}

/** The tab Assignments. Removing posts `userId` or `groupId` to `{base}/assignments/remove`. */
export function applicationAssignmentsPage(page: ApplicationAssignmentsPage): string {
  const here = `${page.app.base}/assignments`
  const list = page.filter === 'groups' ? groupTable(page, here) : peopleTable(page, here)
  return applicationPage(
    page,
    'assignments',
    html`<div class="toolbar"><div class="toolbar-acts"><details class="menu"><summary class="button button-primary">Assign</summary><ul class="menu-body">
<li><a class="menu-item" href="${linkTarget(here)}${query({ filter: page.filter, assign: 'people' })}">Assign to People</a></li>
<li><a class="menu-item" href="${linkTarget(here)}${query({ filter: page.filter, assign: 'groups' })}">Assign to Groups</a></li>
</ul></details>
${page.canConvert && html`<a class="button button-quiet" href="${linkTarget(here)}${query({ assign: 'convert' })}">Convert Assignments</a>`}</div>
${page.filter === 'people' && !page.dialog && searchForm({ label: 'Search assigned people', value: page.search })}
<ul class="segments" aria-label="Filters">${(['people', 'groups'] as const).map(
      filter =>
        html`<li><a href="${linkTarget(here)}?filter=${filter}" aria-label="${
          filter === 'people' ? 'People assigned' : 'Groups assigned'
        }"${
          filter === page.filter && raw(' aria-current="true"')
        }>${filter === 'people' ? 'People' : 'Groups'}</a></li>`,
    )}</ul>
</div>
${list}`,
    page.dialog && assignDialog(page, page.dialog),
  )
}

function peopleTable(page: ApplicationAssignmentsPage, here: string): Markup {
  if (page.people.length === 0 && page.search) {
    return emptyState(`No people match “${page.search}”`, html`<a href="?">Show all people assigned</a>`)
  }
  if (page.people.length === 0 && page.page.next) return pager(page.page, 'person', 'people')
  if (page.people.length === 0) {
    return emptyState(
      'No people are assigned',
      `Press Assign to give ${page.app.label} to people or groups. Until then nobody sees its tile or can sign in to it.`,
    )
  }
  return html`<table class="table"><caption class="unseen">People assigned to ${page.app.label}</caption>
<thead><tr><th scope="col">Person</th><th scope="col">Type</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
<tbody>${page.people.map(
    person => html`<tr><th scope="row"><span class="row-name">${person.name}</span><span class="quiet">${person.login}</span></th>
<td data-label="Type">${badge(person.type)} ${through(person)}</td><td class="row-action"><div class="row-buttons"><a class="button button-quiet" href="${linkTarget(here)}${query(
      {
        edit: person.id,
      },
    )}" aria-label="Edit ${person.name}">Edit</a>${
      person.type === 'Individual' && removeForm(page, here, 'userId', person)
    }</div></td></tr>`,
  )}</tbody></table>${pager(page.page, 'person', 'people')}`
}

/** Says why a person can't be removed singly, or stays after having been. */
function through(person: AssignedPerson): Markup | undefined {
  if (person.groups.length === 0) return undefined
  const lead = person.type === 'Individual' ? 'also through' : 'through'
  return html`<span class="quiet">${lead} ${person.groups.join(', ')}</span>`
}

function groupTable(page: ApplicationAssignmentsPage, here: string): Markup {
  if (page.groups.length === 0) {
    return emptyState(
      'No groups are assigned',
      `Press Assign, then Assign to Groups, to give ${page.app.label} to every member of a group.`,
    )
  }
  return html`<table class="table"><caption class="unseen">Groups assigned to ${page.app.label}</caption>
<thead><tr><th scope="col">Priority</th><th scope="col">Group</th><th scope="col">Members</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
<tbody>${page.groups.map(
    group =>
      html`<tr><td data-label="Priority">${group.priority}</td><th scope="row"><span class="row-name">${
        group.name
      }</span></th><td data-label="Members">${group.members.toLocaleString('en-US')}</td><td class="row-action"><div class="row-buttons"><a class="button button-quiet" href="${linkTarget(
        here,
      )}${query({ filter: 'groups', edit: group.id })}" aria-label="Edit ${group.name}">Edit</a>${removeForm(
        page,
        here,
        'groupId',
        group,
      )}</div></td></tr>`,
  )}</tbody></table>${pager(page.page, 'group', 'groups')}`
}

function removeForm(
  page: ApplicationAssignmentsPage,
  here: string,
  field: 'userId' | 'groupId',
  who: { id: string; name: string },
): Markup {
  return postForm(
    { action: `${here}/remove`, csrf: page.shell.csrf },
    html`<input type="hidden" name="${field}" value="${who.id}"><button class="button button-quiet" aria-label="Remove ${who.name}">Remove</button>`,
  )
}
