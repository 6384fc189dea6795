import type Router from '@koa/router'
import type { Context } from 'koa'
import { OktaError } from '../../org/errors.ts'
import { type User, userStatusSchema } from '../../org/state.ts'
import { addPersonPage, peoplePage } from '../../pages/admin/people.ts'
import { type PersonTab, personGroupsPage, personProfilePage } from '../../pages/admin/person.ts'
import { acts, type PersonAct } from '../../pages/person-status.ts'
import { formOf, queryOf, showPage } from '../site.ts'
import { consoleOf, paged, peopleOf, rowOf, seeOther, shellOf } from './console.ts'
import { groupPath, groupsFound } from './groups.ts'
import { actOnPerson, offeredIn } from './person-acts.ts'
import { logAbout } from './system-log.ts'

/** Address of a person's page in the console. */
export function personPath(user: User): string {
  return `/admin/user/profile/view/${user.id}`
}

/** Directory > People: the list, adding, and a person's page with what can be done about them. */
export function peopleRoutes(router: Router): void {
  router.get('/admin/users', ctx => {
    const { users, groups } = consoleOf(ctx).org.model
    const search = queryOf(ctx, 'q')
    const status = userStatusSchema.safeParse(queryOf(ctx, 'status')).data
    const { people, page } = peopleOf(ctx, users.roster(status))
    const rows = people.map(user => ({
      ...rowOf(user),
      status: user.status,
      groups: groups.ofUser(user).map(group => group.profile.name),
      href: personPath(user),
    }))
    showPage(
      ctx,
      peoplePage({
        shell: shellOf(ctx, 'People'),
        people: rows,
        page,
        ...(search && { search }),
        ...(status && { status }),
        ...(queryOf(ctx, 'did') === 'delete' && { notice: acts.delete.done }),
      }),
    )
  })

  const empty = { firstName: '', lastName: '', login: '', email: '' }

  router.get('/admin/users/add', ctx => {
    showPage(ctx, addPersonPage({ shell: shellOf(ctx, 'People'), values: { ...empty, activate: true } }))
  })

  router.post('/admin/users/add', ctx => {
    const { firstName = '', lastName = '', login = '', email = '', password = '', activate } = formOf(ctx)
    const profile = { firstName, lastName, login, ...(email.trim() && { email }) }
    try {
      const user = consoleOf(ctx).org.model.users.create({
        profile,
        activate: activate !== undefined,
        ...(password !== '' && { password }),
      })
      seeOther(ctx, `${personPath(user)}?did=create`)
    } catch (error) {
      const values = { firstName, lastName, login, email, activate: activate !== undefined }
      showPage(ctx, addPersonPage({ shell: shellOf(ctx, 'People'), values, error: memberError(error) }), 400)
    }
  })

  const at = '/admin/user/profile/view/:id'

  router.get(`${at}/groups`, ctx => {
    const user = personAt(ctx)
    const { groups } = consoleOf(ctx).org.model
    const choosing = queryOf(ctx, 'add') === 'group'
    const own = paged(ctx, groups.ofUser(user))
    const found = paged(ctx, choosing ? groupsFound(ctx) : [])
    const rowOfGroup = (group: (typeof own.rows)[number]) => ({
      id: group.id,
      ...group.profile,
      href: groupPath(group),
      isBuiltIn: group.type === 'BUILT_IN',
    })
    showPage(
      ctx,
      personGroupsPage({
        ...personTab(ctx, user),
        groups: own.rows.map(rowOfGroup),
        page: own.page,
        ...(choosing && {
          choice: {
            search: queryOf(ctx, 'q'),
            page: found.page,
            groups: found.rows.map(group => ({
              ...rowOfGroup(group),
              isMember: groups.isMember(group, user),
            })),
          },
        }),
      }),
    )
  })

  for (const [to, change] of [
    ['add', 'addMember'],
    ['remove', 'removeMember'],
  ] as const) {
    router.post(`${at}/groups/${to}`, ctx => {
      const user = personAt(ctx)
      const { groups } = consoleOf(ctx).org.model
      groups[change](groups.get(formOf(ctx).groupId ?? ''), user)
      seeOther(ctx, `${personPath(user)}/groups${to === 'add' ? '?add=group' : ''}`)
    })
  }

  function showProfile(
    ctx: Context,
    user: User,
    values: Values,
    error?: { field: string; sentence: string },
  ) {
    const { login, email, firstName, lastName, ...others } = user.profile
    showPage(
      ctx,
      personProfilePage({
        ...personTab(ctx, user),
        values,
        ...(error && { error }),
        attributes: Object.entries(others).map(([name, value]) => ({ name, value: textOf(value) })),
        times: [
          { label: 'Created', at: user.created },
          { label: 'Activated', at: user.activated },
          { label: 'Last sign-in', at: user.lastLogin },
          { label: 'Password changed', at: user.passwordChanged },
          { label: 'Last changed', at: user.lastUpdated },
        ],
      }),
      error ? 400 : 200,
    )
  }

  router.get(`${at}/profile`, ctx => {
    const user = personAt(ctx)
    showProfile(ctx, user, valuesOf(user.profile))
  })

  router.post(`${at}/profile`, ctx => {
    const user = personAt(ctx)
    const values = valuesOf(formOf(ctx))
    try {
      consoleOf(ctx).org.model.users.updateProfile(user, {
        ...values,
        email: values.email.trim() || values.login,
      })
      seeOther(ctx, `${personPath(user)}/profile?did=profile`)
    } catch (error) {
      showProfile(ctx, user, values, memberError(error))
    }
  })

  router.post(`${at}/act`, async ctx => {
    const user = personAt(ctx)
    const act = actNamed(formOf(ctx).act)
    if (!act) return seeOther(ctx, personPath(user))
    const problem = await actOnPerson(ctx, user, act)
    const isDeleted = act === 'delete' && problem === undefined
    const outcome = problem === undefined ? `did=${act}` : `problem=${problem}`
    seeOther(ctx, `${isDeleted ? '/admin/users' : personPath(user)}?${outcome}`)
  })
}

type Values = { firstName: string; lastName: string; login: string; email: string }

function valuesOf({ firstName = '', lastName = '', login = '', email = '' }: Partial<Values>): Values {
  return { firstName, lastName, login, email }
}

/** The person that the address names. Throws E0000007. */
export function personAt(ctx: Context): User {
  return consoleOf(ctx).org.model.users.get(String(ctx.params.id))
}

/** What all tabs of a person's page show. */
export function personTab(ctx: Context, user: User): PersonTab {
  const { name, login } = rowOf(user)
  const did = queryOf(ctx, 'did')
  const done =
    did === 'create' ? 'The person was added' : did === 'profile' ? 'The profile was saved' : undefined
  const notice = done ?? (actNamed(did) && acts[actNamed(did)!].done)
  const alert = PROBLEMS[queryOf(ctx, 'problem') ?? '']
  const asked = actNamed(queryOf(ctx, 'act'))
  return {
    shell: shellOf(ctx, 'People'),
    person: {
      name,
      login,
      status: user.status,
      offers: offeredIn[user.status],
      isAdmin: user.isAdmin,
      base: personPath(user),
      logHref: logAbout(user.id),
    },
    ...(notice && { notice }),
    ...(alert && { alert }),
    ...(asked && offeredIn[user.status].includes(asked) && { asksFor: asked }),
  }
}

// Only sentences of the console's own are shown, never what an address says.
const PROBLEMS: Record<string, string> = {
  status: "This operation is not allowed in the user's current status.",
  password: 'Please enter a password',
}

function actNamed(name: string | undefined): PersonAct | undefined {
  return name !== undefined && Object.hasOwn(acts, name) ? (name as PersonAct) : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What the model refuses, as the page shows it beside the field. Throws what is no refusal. */
export function memberError(error: unknown): { field: string; sentence: string } {
  if (!(error instanceof OktaError)) throw error
  const [, field = '', sentence = error.message] = /^([\w.]+): (.*)$/s.exec(error.causes[0] ?? '') ?? []
  return { field, sentence }
}
