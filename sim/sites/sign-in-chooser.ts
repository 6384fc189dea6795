import type { Context } from 'koa'
import { z } from 'zod'
import type { SignInChooser } from '../pages/sign-in-chooser.ts'
import type { RunningOrg } from '../running-org.ts'
import { pagingOf, placeOf } from './list-places.ts'
import { queryOf } from './site.ts'

/** As many stand below the form; others are found by a search. */
const PEOPLE_SHOWN = 8

/** The people to sign in as that `?q=` and `?after=` ask for. */
export function chooserOf(ctx: Context, { model }: RunningOrg): SignInChooser {
  const { users, groups, applications, assignments } = model
  const search = queryOf(ctx, 'q')
  const { people, next } = users
    .roster()
    .part({ search, after: placeOf(ctx, z.string()), limit: PEOPLE_SHOWN })
  const apps = applications.list()
  return {
    people: people.map(user => ({
      id: user.id,
      name: `${user.profile.firstName} ${user.profile.lastName}`,
      login: user.profile.login,
      status: user.status,
      isAdmin: user.isAdmin,
      // Everybody is in the built-in one.
      groups: groups.ofUser(user).flatMap(({ type, profile }) => (type === 'BUILT_IN' ? [] : [profile.name])),
      apps: apps.filter(app => assignments.appUser(app, user)).map(({ label }) => label),
    })),
    page: pagingOf(ctx, { next }),
    ...(search && { search }),
  }
}
