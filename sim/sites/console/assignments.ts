import type Router from '@koa/router'
import type { Context } from 'koa'
import { OktaError } from '../../org/errors.ts'
import type { Application } from '../../org/state.ts'
import { applicationAssignmentsPage } from '../../pages/admin/application-assignments.ts'
import type { AssignDialog } from '../../pages/admin/assign-dialog.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { applicationOf, instancePath, tabOf } from './applications.ts'
import { consoleOf, holds, paged } from './console.ts'

/** The tab Assignments of an app, with its dialogs Assign to People and Assign to Groups. */
export function assignmentRoutes(router: Router): void {
  const at = '/admin/app/:name/instance/:id/assignments'

  function show(ctx: Context, app: Application, dialog: AssignDialog | undefined) {
    const { model } = consoleOf(ctx).org
    const filter = queryOf(ctx, 'filter') === 'groups' ? 'groups' : 'people'
    const people = model.assignments.appUsers(app).map(({ user, scope }) => ({
      ...rowOf(user),
      type: scope === 'USER' ? ('Individual' as const) : ('Group' as const),
      groups: model.assignments
        .groupsOf(app)
        .filter(({ group }) => model.groups.isMember(group, user))
        .map(({ group }) => group.profile.name),
    }))
    const groups = model.assignments.groupsOf(app).map(({ group, assignment }) => ({
      id: group.id,
      name: group.profile.name,
      priority: assignment.priority,
      members: model.groups.members(group).length,
    }))
    const shownPeople = paged(ctx, people)
    const shownGroups = paged(ctx, groups)
    showPage(
      ctx,
      applicationAssignmentsPage({
        ...tabOf(ctx, app),
        filter,
        people: shownPeople.rows,
        groups: shownGroups.rows,
        page: (filter === 'people' ? shownPeople : shownGroups).page,
        ...(dialog && { dialog }),
      }),
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
      const { id, name, login } = rowOf(user)
      const person = { id, name, login }
      show(ctx, app, { kind: 'person', person, userName: userName ?? login, error: error.message })
    }
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

function backTo(ctx: Context, app: Application, query: string) {
  ctx.status = 303
  ctx.redirect(`${instancePath(app)}/assignments${query}`)
}

function rowOf(user: { id: string; profile: { firstName: string; lastName: string; login: string } }) {
  const { firstName, lastName, login } = user.profile
  return { id: user.id, name: `${firstName} ${lastName}`, login }
}

// The dialog is part of the address, so that it works without a script.
function dialogOf(ctx: Context, app: Application): AssignDialog | undefined {
  const { model } = consoleOf(ctx).org
  const search = queryOf(ctx, 'q')
  const kind = queryOf(ctx, 'assign')
  const chosen = queryOf(ctx, 'user')
  if (kind === 'people' && chosen) {
    const person = rowOf(model.users.get(chosen))
    return { kind: 'person', person, userName: person.login }
  }
  if (kind === 'people') {
    const found = model.users
      .list()
      .filter(user => user.status !== 'DEPROVISIONED')
      .filter(({ profile }) => holds(search, `${profile.firstName} ${profile.lastName}`, profile.login))
    const { rows, page } = paged(ctx, found)
    return {
      kind,
      page,
      rows: rows.map(user => ({
        ...rowOf(user),
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
