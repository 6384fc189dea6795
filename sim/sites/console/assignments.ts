import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { assignedPeople } from '../../org/assigned-people.ts'
import { notFound, OktaError } from '../../org/errors.ts'
import { type Application, prioritySchema } from '../../org/state.ts'
import { applicationAssignmentsPage } from '../../pages/admin/application-assignments.ts'
import type { AssignDialog } from '../../pages/admin/assign-dialog.ts'
import { pagingOf, placeOf } from '../list-places.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { applicationOf, instancePath, tabOf } from './applications.ts'
import { consoleOf, holds, paged, peopleOf, rowOf } from './console.ts'

/** The tab Assignments of an app, with its dialogs Assign to People and Assign to Groups. */
export function assignmentRoutes(router: Router): void {
  const at = '/admin/app/:name/instance/:id/assignments'

  function show(ctx: Context, app: Application, dialog: AssignDialog | undefined, status = 200) {
    const { model } = consoleOf(ctx).org
    const filter = queryOf(ctx, 'filter') === 'groups' || dialog?.kind === 'group' ? 'groups' : 'people'
    // Under a dialog, which has the search and the places for itself, the list stands as it begins.
    const search = dialog ? undefined : queryOf(ctx, 'q')
    const notice = NOTICES[queryOf(ctx, 'did') ?? '']
    showPage(
      ctx,
      applicationAssignmentsPage({
        ...tabOf(ctx, app),
        filter,
        ...(filter === 'people'
          ? peopleShown(ctx, app, search, dialog !== undefined)
          : groupsShown(ctx, app)),
        canConvert: model.assignments.groupsOf(app).length > 0,
        ...(search && { search }),
        ...(notice && { notice }),
        ...(dialog && { dialog }),
      }),
      status,
    )
  }

  router.get(at, ctx => {
    const app = applicationOf(ctx)
    show(ctx, app, dialogOf(ctx, app))
  })

  router.post(`${at}/people`, ctx => {
    const { model } = consoleOf(ctx).org
    const app = applicationOf(ctx)
    const { userId = '', userName } = formOf(ctx)
    const user = model.users.get(userId)
    try {
      model.assignments.assignUser(app, user, userName?.trim() || user.profile.login)
      backTo(ctx, app, '?assign=people')
    } catch (error) {
      if (!(error instanceof OktaError)) throw error
      const person = rowOf(user)
      const { login } = person
      show(ctx, app, { kind: 'person', person, userName: userName ?? login, error: error.message })
    }
  })

  router.post(`${at}/edit`, ctx => {
    const { model } = consoleOf(ctx).org
    const app = applicationOf(ctx)
    const { userId = '', userName = '', groupId } = formOf(ctx)
    if (groupId !== undefined) return editGroup(ctx, app, groupId)
    const user = model.users.get(userId)
    if (userName.trim()) {
      // What comes by a group has nothing of its own that could be changed: changing it makes it the person's own.
      if (model.assignments.hasOwn(app, user))
        model.assignments.updateUser(app, user, { userName: userName.trim() })
      else model.assignments.assignUser(app, user, userName.trim())
      return backTo(ctx, app, '?did=edit')
    }
    const person = rowOf(user)
    show(ctx, app, { kind: 'person', person, userName, isAssigned: true, error: 'Please enter a user name' })
  })

  function editGroup(ctx: Context, app: Application, groupId: string) {
    const { model } = consoleOf(ctx).org
    const { group } = groupAssignment(ctx, app, groupId)
    const entered = formOf(ctx).priority?.trim() ?? ''
    const read = prioritySchema.safeParse(/^[+-]?\d+$/.test(entered) ? Number(entered) : undefined)
    if (!read.success) {
      const { id, profile } = group
      const error = read.error.issues[0]!.message
      const dialog = { kind: 'group' as const, group: { id, name: profile.name }, priority: entered, error }
      return show(ctx, app, dialog, 400)
    }
    model.assignments.setPriority(app, group, read.data)
    backTo(ctx, app, '?filter=groups&did=edit')
  }

  router.post(`${at}/convert`, ctx => {
    const { model } = consoleOf(ctx).org
    const app = applicationOf(ctx)
    model.assignments.convertToGroup(app, model.users.get(formOf(ctx).userId ?? ''))
    backTo(ctx, app, '?assign=convert')
  })

  router.post(`${at}/groups`, ctx => {
    const { model } = consoleOf(ctx).org
    const app = applicationOf(ctx)
    model.assignments.assignGroup(app, model.groups.get(formOf(ctx).groupId ?? ''))
    backTo(ctx, app, '?filter=groups&assign=groups')
  })

  router.post(`${at}/remove`, ctx => {
    const { model } = consoleOf(ctx).org
    const app = applicationOf(ctx)
    const { userId, groupId } = formOf(ctx)
    if (userId) model.assignments.unassignUser(app, model.users.get(userId))
    if (groupId) model.assignments.unassignGroup(app, model.groups.get(groupId))
    backTo(ctx, app, groupId ? '?filter=groups' : '')
  })
}

const NOTICES: Record<string, string> = { edit: 'The assignment was saved' }

function backTo(ctx: Context, app: Application, query: string) {
  ctx.status = 303
  ctx.redirect(`${instancePath(app)}/assignments${query}`)
}

const placeSchema = z.object({ source: z.string(), after: z.string().optional() })

function peopleShown(ctx: Context, app: Application, search: string | undefined, isUnderDialog: boolean) {
  const { model } = consoleOf(ctx).org
  const from = isUnderDialog ? undefined : placeOf(ctx, placeSchema)
  const { people, next } = assignedPeople(model, app, { search, from, limit: isUnderDialog ? 10 : 50 })
  const groups = model.assignments.groupsOf(app)
  return {
    people: people.map(({ user, scope }) => ({
      ...rowOf(user),
      type: scope === 'USER' ? ('Individual' as const) : ('Group' as const),
      groups: groups
        .filter(({ group }) => model.groups.isMember(group, user))
        .map(({ group }) => group.profile.name),
    })),
    groups: [],
    // Counting everybody would cost more than showing some.
    page: from || next ? pagingOf(ctx, { next }) : { total: people.length },
  }
}

function groupsShown(ctx: Context, app: Application) {
  const { model } = consoleOf(ctx).org
  const { rows, page } = paged(ctx, model.assignments.groupsOf(app))
  return {
    people: [],
    groups: rows.map(({ group, assignment }) => ({
      id: group.id,
      name: group.profile.name,
      priority: assignment.priority,
      members: model.groups.memberCount(group),
    })),
    page,
  }
}

/** How a group has the app. Throws E0000007 where it doesn't. */
function groupAssignment(ctx: Context, app: Application, groupId: string) {
  const entry = consoleOf(ctx)
    .org.model.assignments.groupsOf(app)
    .find(({ group }) => group.id === groupId)
  if (!entry) throw notFound(groupId, 'UserGroup')
  return entry
}

// The dialog is part of the address, so that it works without a script.
function dialogOf(ctx: Context, app: Application): AssignDialog | undefined {
  const { model } = consoleOf(ctx).org
  const search = queryOf(ctx, 'q')
  const kind = queryOf(ctx, 'assign')
  const chosen = queryOf(ctx, 'user')
  const edited = queryOf(ctx, 'edit')
  if (edited && queryOf(ctx, 'filter') === 'groups') {
    const { group, assignment } = groupAssignment(ctx, app, edited)
    const { id, profile } = group
    return { kind: 'group', group: { id, name: profile.name }, priority: String(assignment.priority) }
  }
  if (edited) {
    const user = model.users.get(edited)
    const appUser = model.assignments.appUser(app, user)
    if (!appUser) throw notFound(user.id, 'AppUser')
    return { kind: 'person', person: rowOf(user), userName: appUser.userName, isAssigned: true }
  }
  if (kind === 'people' && chosen) {
    const person = rowOf(model.users.get(chosen))
    return { kind: 'person', person, userName: person.login }
  }
  if (kind === 'convert') {
    const { assignments } = model
    const part = assignments.individuals(app).part({
      search,
      after: placeOf(ctx, z.string()),
      limit: 50,
      isWanted: user => assignments.groupBehind(app, user) !== undefined,
    })
    const rows = part.people.map(user => ({
      ...rowOf(user),
      group: assignments.groupBehind(app, user)!.profile.name,
    }))
    const page = part.next ? pagingOf(ctx, { next: part.next }) : { total: rows.length }
    return { kind, rows, page, ...(search && { search }) }
  }
  if (kind === 'people') {
    const { people, page } = peopleOf(ctx, model.users.roster(), search)
    return {
      kind,
      page,
      rows: people.map(user => ({
        ...rowOf(user),
        isDeactivated: user.status === 'DEPROVISIONED',
        assigned: model.assignments.appUser(app, user)?.scope === 'USER',
      })),
      ...(search && { search }),
    }
  }
  if (kind === 'groups') {
    const found = model.groups
      .list()
      .filter(({ profile }) => holds(search, profile.name, profile.description))
    const assigned = new Set(model.assignments.groupsOf(app).map(({ group }) => group.id))
    const { rows, page } = paged(ctx, found)
    return {
      kind,
      page,
      rows: rows.map(group => ({ id: group.id, ...group.profile, assigned: assigned.has(group.id) })),
      ...(search && { search }),
    }
  }
  return undefined
}
