import type Router from '@koa/router'
import type { Context } from 'koa'
import { OktaError } from '../../org/errors.ts'
import type { Application, User } from '../../org/state.ts'
import {
  type AssignApplications,
  type AssignableApp,
  groupApplicationsPage,
  personApplicationsPage,
} from '../../pages/admin/assigned-applications.ts'
import { logoOf } from '../org-site.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { instancePath } from './applications.ts'
import { consoleOf, holds, paged, seeOther } from './console.ts'
import { groupAt, groupPath, groupTab } from './groups.ts'
import { personAt, personPath, personTab } from './people.ts'

/** The tab Applications of a person: what they have, Assign Applications, and removing. */
export function personApplicationRoutes(router: Router): void {
  const at = '/admin/user/profile/view/:id'

  function show(ctx: Context, user: User, dialog: AssignApplications | undefined, status = 200) {
    const { applications, assignments } = consoleOf(ctx).org.model
    const had = applications.list().flatMap(app => {
      const appUser = assignments.appUser(app, user)
      return appUser ? [{ app, appUser }] : []
    })
    const shown = listShown(ctx, had, ({ app }) => app, dialog)
    const apps = shown.rows.map(({ app, appUser: { scope, group, userName } }) => ({
      ...rowOfApp(ctx, app),
      href: `${instancePath(app)}/assignments`,
      userName,
      through: group ? `through ${group.profile.name}` : 'assigned individually',
      isOwn: scope === 'USER',
    }))
    const isClosed = !mayBeGivenApps(user)
    showPage(ctx, personApplicationsPage({ ...personTab(ctx, user), ...shown, apps, isClosed }), status)
  }

  router.get(at, ctx => {
    const { applications, assignments } = consoleOf(ctx).org.model
    const user = personAt(ctx)
    if (queryOf(ctx, 'assign') !== 'apps' || !mayBeGivenApps(user)) {
      return show(ctx, user, undefined)
    }
    const chosen = queryOf(ctx, 'app')
    if (chosen) {
      const { id, label } = applications.get(chosen)
      const dialog = { kind: 'attributes' as const, app: { id, label }, userName: user.profile.login }
      return show(ctx, user, dialog)
    }
    const free = applications.list().filter(app => !assignments.hasOwn(app, user))
    const through = (app: Application) => {
      const group = assignments.groupBehind(app, user)
      return group ? `through ${group.profile.name}` : ''
    }
    show(ctx, user, choice(ctx, free, through))
  })

  router.post(`${at}/apps/assign`, ctx => {
    const { applications, assignments } = consoleOf(ctx).org.model
    const user = personAt(ctx)
    const { appId = '', userName = user.profile.login } = formOf(ctx)
    const app = applications.get(appId)
    try {
      assignments.assignUser(app, user, userName.trim() || user.profile.login)
      seeOther(ctx, `${personPath(user)}?assign=apps`)
    } catch (error) {
      if (!(error instanceof OktaError)) throw error
      const { id, label } = app
      show(
        ctx,
        user,
        { kind: 'attributes', app: { id, label }, userName, error: error.message },
        error.status,
      )
    }
  })

  router.post(`${at}/apps/remove`, ctx => {
    const { applications, assignments } = consoleOf(ctx).org.model
    const user = personAt(ctx)
    assignments.unassignUser(applications.get(formOf(ctx).appId ?? ''), user)
    seeOther(ctx, personPath(user))
  })
}

// Deactivation takes every app away, and gives back none.
const mayBeGivenApps = ({ status }: User): boolean => status !== 'DEPROVISIONED'

/** The tab Applications of a group: what its members have by it, Assign Applications, and removing. */
export function groupApplicationRoutes(router: Router): void {
  const at = '/admin/group/:id/apps'

  router.get(at, ctx => {
    const { applications, assignments } = consoleOf(ctx).org.model
    const group = groupAt(ctx)
    const had = assignments.ofGroup(group)
    const has = new Set(had.map(({ app }) => app.id))
    const dialog =
      queryOf(ctx, 'assign') === 'apps'
        ? choice(
            ctx,
            applications.list().filter(({ id }) => !has.has(id)),
          )
        : undefined
    const shown = listShown(ctx, had, ({ app }) => app, dialog)
    const apps = shown.rows.map(({ app, assignment: { priority } }) => ({
      ...rowOfApp(ctx, app),
      href: `${instancePath(app)}/assignments?filter=groups`,
      priority,
    }))
    showPage(ctx, groupApplicationsPage({ ...groupTab(ctx, group), ...shown, apps }))
  })

  router.post(`${at}/assign`, ctx => {
    const { applications, assignments } = consoleOf(ctx).org.model
    const group = groupAt(ctx)
    const { appId = '', q } = formOf(ctx)
    assignments.assignGroup(applications.get(appId), group)
    seeOther(ctx, `${groupPath(group)}/apps?${new URLSearchParams({ assign: 'apps', ...(q && { q }) })}`)
  })

  router.post(`${at}/remove`, ctx => {
    const { applications, assignments } = consoleOf(ctx).org.model
    const group = groupAt(ctx)
    assignments.unassignGroup(applications.get(formOf(ctx).appId ?? ''), group)
    seeOther(ctx, `${groupPath(group)}/apps`)
  })
}

/** The part of the apps that `?q=` and `?page=` ask for. Under a dialog, which has both for itself, the list as it begins. */
function listShown<Entry>(
  ctx: Context,
  entries: Entry[],
  appOf: (entry: Entry) => Application,
  dialog: AssignApplications | undefined,
) {
  if (dialog) return { rows: entries.slice(0, 10), page: { total: entries.length }, dialog }
  const search = queryOf(ctx, 'q')
  const found = entries.filter(entry => holds(search, appOf(entry).label))
  return { ...paged(ctx, found), ...(search && { search }) }
}

function choice(
  ctx: Context,
  free: readonly Application[],
  through: (app: Application) => string = () => '',
): AssignApplications {
  const search = queryOf(ctx, 'q')
  const { rows, page } = paged(
    ctx,
    free.filter(({ label }) => holds(search, label)),
  )
  const apps = rows.map((app): AssignableApp => {
    const notes = [app.status === 'ACTIVE' ? '' : 'Inactive', through(app)]
    return { id: app.id, label: app.label, note: notes.filter(Boolean).join(' · ') }
  })
  return { kind: 'choose', apps, page, ...(search && { search }) }
}

function rowOfApp(ctx: Context, app: Application) {
  const { id, label, status } = app
  return { id, label, status, ...logoOf(consoleOf(ctx).org, app) }
}
