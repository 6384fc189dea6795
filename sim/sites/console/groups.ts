import type Router from '@koa/router'
import type { Context } from 'koa'
import { OktaError } from '../../org/errors.ts'
import type { Roster } from '../../org/roster.ts'
import type { Group, User } from '../../org/state.ts'
import { type GroupTab, groupPeoplePage, groupProfilePage } from '../../pages/admin/group.ts'
import { addGroupPage, groupsPage } from '../../pages/admin/groups.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { consoleOf, holds, paged, peopleOf, rowOf, seeOther, shellOf } from './console.ts'
import { personPath } from './people.ts'
import { logAbout } from './system-log.ts'

/** Address of a group's page in the console. */
export function groupPath(group: Group): string {
  return `/admin/group/${group.id}`
}

/** The groups that `?q=` asks for. */
export function groupsFound(ctx: Context): Group[] {
  const search = queryOf(ctx, 'q')
  return consoleOf(ctx)
    .org.model.groups.list()
    .filter(({ profile }) => holds(search, profile.name, profile.description))
}

/** Directory > Groups: the list, adding, and a group's page. */
export function groupRoutes(router: Router): void {
  router.get('/admin/groups', ctx => {
    const { groups, assignments } = consoleOf(ctx).org.model
    const search = queryOf(ctx, 'q')
    const { rows, page } = paged(ctx, groupsFound(ctx))
    const shown = rows.map(group => ({
      ...group.profile,
      members: groups.memberCount(group),
      apps: assignments.ofGroup(group).length,
      href: groupPath(group),
    }))
    showPage(
      ctx,
      groupsPage({
        shell: shellOf(ctx, 'Groups'),
        groups: shown,
        page,
        ...(search && { search }),
        ...(queryOf(ctx, 'did') === 'delete' && { notice: 'The group was deleted' }),
      }),
    )
  })

  router.get('/admin/groups/add', ctx => {
    showPage(ctx, addGroupPage({ shell: shellOf(ctx, 'Groups'), values: { name: '', description: '' } }))
  })

  router.post('/admin/groups/add', ctx => {
    const { name = '', description = '' } = formOf(ctx)
    try {
      const group = consoleOf(ctx).org.model.groups.create({ name, description })
      seeOther(ctx, `${groupPath(group)}?did=create`)
    } catch (error) {
      const shell = shellOf(ctx, 'Groups')
      showPage(ctx, addGroupPage({ shell, values: { name, description }, error: sentenceOf(error) }), 400)
    }
  })

  const at = '/admin/group/:id'
  const memberOf = (user: User) => ({ ...rowOf(user), status: user.status, href: personPath(user) })

  router.get(at, ctx => {
    const { users, groups } = consoleOf(ctx).org.model
    const group = groupAt(ctx)
    const choosing = queryOf(ctx, 'assign') === 'people' && group.type !== 'BUILT_IN'
    const search = queryOf(ctx, 'q')
    // Under the dialog the list stands as it is without a search.
    const members = choosing ? firstOf(groups.roster(group)) : peopleOf(ctx, groups.roster(group))
    const found = choosing ? peopleOf(ctx, users.roster()) : undefined
    showPage(
      ctx,
      groupPeoplePage({
        ...groupTab(ctx, group),
        members: members.people.map(memberOf),
        page: members.page,
        ...(search && !choosing && { search }),
        ...(found && {
          choice: {
            search,
            page: found.page,
            people: found.people.map(user => ({ ...memberOf(user), isMember: groups.isMember(group, user) })),
          },
        }),
      }),
    )
  })

  router.post(`${at}/members/add`, ctx => {
    const { users, groups } = consoleOf(ctx).org.model
    const group = groupAt(ctx)
    const { userId = '', q } = formOf(ctx)
    groups.addMember(group, users.get(userId))
    seeOther(ctx, `${groupPath(group)}?${new URLSearchParams({ assign: 'people', ...(q && { q }) })}`)
  })

  router.post(`${at}/members/remove`, ctx => {
    const { users, groups } = consoleOf(ctx).org.model
    const group = groupAt(ctx)
    groups.removeMember(group, users.get(formOf(ctx).userId ?? ''))
    seeOther(ctx, groupPath(group))
  })

  router.get(`${at}/profile`, ctx => {
    const group = groupAt(ctx)
    showPage(ctx, groupProfilePage({ ...groupTab(ctx, group), values: group.profile }))
  })

  router.post(`${at}/profile`, ctx => {
    const group = groupAt(ctx)
    const { name = '', description = '' } = formOf(ctx)
    try {
      consoleOf(ctx).org.model.groups.update(group, { name, description })
      seeOther(ctx, `${groupPath(group)}/profile?did=profile`)
    } catch (error) {
      const page = { ...groupTab(ctx, group), values: { name, description }, error: sentenceOf(error) }
      showPage(ctx, groupProfilePage(page), 400)
    }
  })

  router.post(`${at}/delete`, ctx => {
    consoleOf(ctx).org.model.groups.delete(groupAt(ctx))
    seeOther(ctx, '/admin/groups?did=delete')
  })
}

function firstOf(roster: Roster) {
  const { people, total } = roster.part({ limit: 10 })
  return { people, page: { total } }
}

/** The group that the address names. Throws E0000007. */
export function groupAt(ctx: Context): Group {
  return consoleOf(ctx).org.model.groups.get(String(ctx.params.id))
}

const NOTICES: Record<string, string> = { create: 'The group was added', profile: 'The group was saved' }

/** What all tabs of a group's page show. */
export function groupTab(ctx: Context, group: Group): GroupTab {
  const notice = NOTICES[queryOf(ctx, 'did') ?? '']
  const isBuiltIn = group.type === 'BUILT_IN'
  return {
    shell: shellOf(ctx, 'Groups'),
    group: { ...group.profile, isBuiltIn, base: groupPath(group), logHref: logAbout(group.id) },
    ...(notice && { notice }),
    ...(!isBuiltIn && queryOf(ctx, 'act') === 'delete' && { asksToDelete: true }),
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof OktaError)) throw error
  return (error.causes[0] ?? error.message).replace(/^[\w.]+: /, '')
}
