import type { Context } from 'koa'
import { z } from 'zod'
import type { Roster } from '../../org/roster.ts'
import type { User } from '../../org/state.ts'
import type { AdminShell, NavigationEntry } from '../../pages/layout.ts'
import type { Paging } from '../../pages/pieces.ts'
import type { RunningOrg } from '../../running-org.ts'
import { csrfToken } from '../anti-forgery.ts'
import { addressWith, pagingOf, placeOf } from '../list-places.ts'
import { queryOf } from '../site.ts'

/** What every page of the Admin Console works with: the org, and the administrator who is signed in. */
export interface ConsoleRequest {
  org: RunningOrg
  admin: User
}

/** The request that the console's gate let through. */
export function consoleOf(ctx: Context): ConsoleRequest {
  return ctx.state.console as ConsoleRequest
}

const ENTRIES: NavigationEntry[] = [
  { label: 'Dashboard', href: '/admin/dashboard' },
  { section: 'Directory', label: 'People', href: '/admin/users' },
  { section: 'Directory', label: 'Groups', href: '/admin/groups' },
  { section: 'Applications', label: 'Applications', href: '/admin/apps/active' },
  { section: 'Reports', label: 'System Log', href: '/admin/reports/system-log' },
  { section: 'Security', label: 'API', href: '/admin/access/api/tokens' },
]

/** What stands around a page of the console; `current` is the label of its entry in the navigation. */
export function shellOf(ctx: Context, current: string): AdminShell {
  const { org, admin } = consoleOf(ctx)
  return {
    org: org.name,
    admin: { name: `${admin.profile.firstName} ${admin.profile.lastName}`, login: admin.profile.login },
    entries: ENTRIES,
    current,
    dashboardUrl: org.dashboardUrl,
    csrf: csrfToken(ctx, org),
  }
}

const PAGE_SIZE = 50

/** The part of a list of people that `?q=` and `?after=` ask for. */
export function peopleOf(
  ctx: Context,
  roster: Roster,
  search = queryOf(ctx, 'q'),
): { people: User[]; page: Paging } {
  const { people, next, total } = roster.part({ search, after: placeOf(ctx, z.string()), limit: PAGE_SIZE })
  return { people, page: pagingOf(ctx, { total, next }) }
}

/** A person as a row of any list: id, name, login. */
export function rowOf({ id, profile }: User): { id: string; name: string; login: string } {
  return { id, name: `${profile.firstName} ${profile.lastName}`, login: profile.login }
}

/** Leads on after a form did what it was for. */
export function seeOther(ctx: Context, address: string): void {
  ctx.status = 303
  ctx.redirect(address)
}

/** The part of a list that `?page=` asks for, and where the next part is. */
export function paged<T>(ctx: Context, list: readonly T[]): { rows: T[]; page: Paging } {
  const number = Math.max(1, Number.parseInt(queryOf(ctx, 'page') ?? '1', 10) || 1)
  const rows = list.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
  return {
    rows,
    page: {
      total: list.length,
      ...(list.length > number * PAGE_SIZE && { next: addressWith(ctx, { page: String(number + 1) }) }),
      ...(number > 1 && { first: addressWith(ctx, {}) }),
    },
  }
}

/** Whether a text holds what was searched for, in any case. */
export function holds(query: string | undefined, ...texts: string[]): boolean {
  const wanted = (query ?? '').trim().toLowerCase()
  return texts.some(text => text.toLowerCase().includes(wanted))
}
