import { type OrgContext, timestamp } from './context.ts'
import { invalid, notFound, OktaError } from './errors.ts'
import { createOrder } from './order.ts'
import { hashPassword, isPassword } from './passwords.ts'
import type { Roster } from './roster.ts'
import { recordOf, type User, type UserStatus } from './state.ts'
import { type LogEvent, personAsParty } from './system-log.ts'
import { mayHoldSession } from './user-status.ts'

/** What it takes to make a person. `login` must look like an address, as Okta demands by default. */
export interface NewUser {
  profile: {
    login: string
    email?: string
    firstName: string
    lastName: string
    [attribute: string]: unknown
  }
  password?: string
  /** With a password the person is ACTIVE at once, without one PROVISIONED; `false` leaves them STAGED. */
  activate?: boolean
  isAdmin?: boolean
}

/** After how many wrong passwords in a row an account is locked (default of Okta's password policy). */
const ATTEMPTS_BEFORE_LOCKOUT = 10

export type SignInFailure = 'INVALID_CREDENTIALS' | 'LOCKED_OUT' | 'PASSWORD_EXPIRED'

/** The org's people. https://developer.okta.com/docs/reference/api/users/ */
export function createUsers(context: OrgContext) {
  const { state } = context
  const byLogin = new Map<string, User>()
  // Oldest first.
  const administrators = new Set<User>()
  for (const user of Object.values(state.users)) {
    byLogin.set(user.profile.login.toLowerCase(), user)
    if (user.isAdmin) administrators.add(user)
  }

  const order = createOrder(() => users.list())

  function keep(user: User) {
    context.changed(['put', 'users', user])
  }

  function setStatus(user: User, status: UserStatus) {
    user.status = status
    user.statusChanged = timestamp(context)
    user.lastUpdated = user.statusChanged
    keep(user)
    context.rosters.touch(user.id)
    context.rules.personChanged(user)
  }

  function log(eventType: LogEvent['eventType'], user: User) {
    context.log({ eventType, result: 'SUCCESS', target: [personAsParty(user)] })
  }

  function demand(user: User, allowed: readonly UserStatus[]) {
    if (!allowed.includes(user.status)) throw new OktaError('E0000038')
  }

  function checkLogin(login: string, self?: User) {
    if (!/^[^\s@]+@[^\s@]+$/.test(login)) {
      throw invalid('login', 'Username must be in the form of an email address')
    }
    const holder = byLogin.get(login.toLowerCase())
    if (holder && holder !== self) {
      throw invalid('login', 'An object with this field already exists in the current organization')
    }
  }

  function checkProfile(profile: NewUser['profile'], self?: User) {
    for (const member of ['login', 'firstName', 'lastName'] as const) {
      if (!profile[member]?.trim()) throw invalid(member, 'The field cannot be left blank')
    }
    checkLogin(profile.login, self)
  }

  const users = {
    /** Makes a person. Throws E0000001 where a login is taken or a member is missing. */
    create({ profile, password, activate = true, isAdmin = false }: NewUser): User {
      checkProfile(profile)
      const created = timestamp(context)
      const status = !activate ? 'STAGED' : password === undefined ? 'PROVISIONED' : 'ACTIVE'
      const user: User = {
        id: context.newId('user'),
        status,
        created,
        activated: activate ? created : null,
        statusChanged: created,
        lastLogin: null,
        lastUpdated: created,
        passwordChanged: password === undefined ? null : created,
        profile: { ...profile, email: profile.email ?? profile.login },
        password: password === undefined ? null : hashPassword(password),
        failedSignIns: 0,
        isAdmin,
      }
      state.users[user.id] = user
      order.enter(user)
      if (isAdmin) administrators.add(user)
      keep(user)
      byLogin.set(profile.login.toLowerCase(), user)
      context.rosters.touch(user.id)
      log('user.lifecycle.create', user)
      context.rules.personChanged(user)
      return user
    },

    /** By id, or by login in any case. Undefined where there is none. */
    find(idOrLogin: string): User | undefined {
      return recordOf(state.users, idOrLogin) ?? byLogin.get(idOrLogin.toLowerCase())
    },

    /** By id or login. Throws E0000007. */
    get(idOrLogin: string): User {
      const user = users.find(idOrLogin)
      if (!user) throw notFound(idOrLogin, 'User')
      return user
    },

    list(): User[] {
      return Object.values(state.users)
    },

    /** Everybody, those who were made first at the front; of the same moment, by id. To be read only. */
    inOrderOfCreation: (): readonly User[] => order.list(),

    oldestAdministrator: (): User | undefined => administrators.values().next().value,

    count(): number {
      return byLogin.size
    },

    /** The org's people by name, or those of one status. */
    roster(status?: UserStatus): Roster {
      return context.rosters.of(`status ${status ?? ''}`, () => ({
        all: () => users.list().filter(user => status === undefined || user.status === status),
        find(id) {
          const user = recordOf(state.users, id)
          return status === undefined || user?.status === status ? user : undefined
        },
      }))
    },

    /** Changes attributes of the profile. A login must stay an address, and unique (E0000001). */
    updateProfile(user: User, changes: Partial<User['profile']>): User {
      return users.replaceProfile(user, { ...user.profile, ...changes })
    },

    /** Puts a whole profile in the place of the present one. Throws as `create` does. */
    replaceProfile(user: User, profile: NewUser['profile']): User {
      checkProfile(profile, user)
      byLogin.delete(user.profile.login.toLowerCase())
      user.profile = { ...profile, email: profile.email ?? profile.login }
      byLogin.set(user.profile.login.toLowerCase(), user)
      user.lastUpdated = timestamp(context)
      keep(user)
      context.rosters.touch(user.id)
      log('user.account.update_profile', user)
      context.rules.personChanged(user)
      return user
    },

    /** STAGED, PROVISIONED or DEPROVISIONED → ACTIVE where there is a password, otherwise PROVISIONED. */
    activate(user: User): void {
      if (user.status === 'ACTIVE') throw new OktaError('E0000016')
      demand(user, ['STAGED', 'PROVISIONED', 'DEPROVISIONED'])
      setStatus(user, user.password ? 'ACTIVE' : 'PROVISIONED')
      user.activated = user.statusChanged
      keep(user)
      log('user.lifecycle.activate', user)
    },

    /** Any status → DEPROVISIONED: the password and every assignment of the person's own are gone for good. */
    deactivate(user: User): void {
      demand(user, [
        'STAGED',
        'PROVISIONED',
        'ACTIVE',
        'RECOVERY',
        'PASSWORD_EXPIRED',
        'LOCKED_OUT',
        'SUSPENDED',
      ])
      setStatus(user, 'DEPROVISIONED')
      user.password = null
      keep(user)
      context.ownAssignments.removePerson(user)
      log('user.lifecycle.deactivate', user)
    },

    /** Removes a deactivated person for good, memberships and all. Throws E0000038 for anybody else. */
    delete(user: User): void {
      demand(user, ['DEPROVISIONED'])
      delete state.users[user.id]
      order.leave(user)
      administrators.delete(user)
      context.changed(['delete', 'users', user.id])
      byLogin.delete(user.profile.login.toLowerCase())
      for (const group of Object.values(state.groups)) {
        if (!group.members[user.id]) continue
        delete group.members[user.id]
        context.changed(['leave', group.id, user.id])
        context.memberCounts.changed(group, -1)
      }
      context.rosters.touch(user.id)
      context.rules.personDeleted(user)
      log('user.lifecycle.delete.completed', user)
    },

    /** ACTIVE → SUSPENDED. Groups and assignments are kept. */
    suspend(user: User): void {
      if (user.status !== 'ACTIVE') throw invalid('suspend', 'Cannot suspend a user that is not active')
      setStatus(user, 'SUSPENDED')
      log('user.lifecycle.suspend', user)
    },

    unsuspend(user: User): void {
      demand(user, ['SUSPENDED'])
      setStatus(user, 'ACTIVE')
      log('user.lifecycle.unsuspend', user)
    },

    unlock(user: User): void {
      demand(user, ['LOCKED_OUT'])
      user.failedSignIns = 0
      setStatus(user, 'ACTIVE')
      log('user.account.unlock_by_admin', user)
    },

    /** Renews the invitation of a PROVISIONED person. Throws E0000038 for anybody else. */
    reactivate(user: User): void {
      demand(user, ['PROVISIONED'])
      user.lastUpdated = timestamp(context)
      keep(user)
      log('user.lifecycle.reactivate', user)
    },

    /** → RECOVERY: nobody signs in with the old password any more. Throws E0000038 for who has no password to reset. */
    resetPassword(user: User): void {
      demand(user, ['ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT'])
      user.failedSignIns = 0
      setStatus(user, 'RECOVERY')
      log('user.account.reset_password', user)
    },

    expirePassword(user: User): void {
      demand(user, ['ACTIVE', 'PROVISIONED', 'STAGED', 'RECOVERY'])
      setStatus(user, 'PASSWORD_EXPIRED')
    },

    setPassword(user: User, password: string): void {
      user.password = hashPassword(password)
      user.passwordChanged = timestamp(context)
      keep(user)
      if (['PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED'].includes(user.status)) setStatus(user, 'ACTIVE')
    },

    /**
     * Checks a password, as at the sign-in page. Every refusal looks alike from outside (E0000004); the reason is
     * for the System Log. The tenth wrong password in a row locks the account.
     */
    authenticate(login: string, password: string): { user: User } | { failure: SignInFailure; user?: User } {
      const user = byLogin.get(login.trim().toLowerCase())
      if (!user?.password) return { failure: 'INVALID_CREDENTIALS', ...(user && { user }) }
      if (user.status === 'LOCKED_OUT') return { failure: 'LOCKED_OUT', user }
      if (!isPassword(password, user.password)) {
        user.failedSignIns += 1
        keep(user)
        if (user.failedSignIns >= ATTEMPTS_BEFORE_LOCKOUT && user.status === 'ACTIVE') {
          setStatus(user, 'LOCKED_OUT')
          context.log({ eventType: 'user.account.lock', result: 'FAILURE', target: [personAsParty(user)] })
        }
        return { failure: 'INVALID_CREDENTIALS', user }
      }
      const admitted = users.admit(user)
      if (!('failure' in admitted)) {
        user.failedSignIns = 0
        keep(user)
      }
      return admitted
    },

    /** Lets a person in without a password, as a chooser does; who may not hold a session is refused all the same. */
    admit(user: User): { user: User } | { failure: SignInFailure; user: User } {
      if (user.status === 'LOCKED_OUT') return { failure: 'LOCKED_OUT', user }
      if (user.status === 'PASSWORD_EXPIRED') return { failure: 'PASSWORD_EXPIRED', user }
      if (!mayHoldSession(user)) return { failure: 'INVALID_CREDENTIALS', user }
      user.lastLogin = timestamp(context)
      keep(user)
      return { user }
    },
  }
  return users
}

export type Users = ReturnType<typeof createUsers>
