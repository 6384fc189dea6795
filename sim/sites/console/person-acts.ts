import type { Context } from 'koa'
import { OktaError } from '../../org/errors.ts'
import type { User } from '../../org/state.ts'
import type { PersonAct } from '../../pages/person-status.ts'
import { formOf } from '../site.ts'
import { consoleOf } from './console.ts'

const WITH_PASSWORD: PersonAct[] = ['reset-password', 'set-password']

/** What the console offers to do in which status, most wanted first. What is possible at all is for the model to say. */
export const offeredIn: Record<User['status'], readonly PersonAct[]> = {
  STAGED: ['activate', 'set-password', 'deactivate'],
  PROVISIONED: ['set-password', 'reactivate', 'expire-password', 'deactivate'],
  ACTIVE: [...WITH_PASSWORD, 'expire-password', 'clear-sessions', 'suspend', 'deactivate'],
  RECOVERY: ['set-password', 'reset-password', 'expire-password', 'deactivate'],
  PASSWORD_EXPIRED: ['set-password', 'reset-password', 'deactivate'],
  LOCKED_OUT: ['unlock', ...WITH_PASSWORD, 'deactivate'],
  SUSPENDED: ['unsuspend', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete'],
}

/**
 * Does what an administrator asked for about a person. Answers what was wrong: `status` where it isn't possible in the
 * person's status, `password` where there was none.
 */
export async function actOnPerson(
  ctx: Context,
  user: User,
  act: PersonAct,
): Promise<'status' | 'password' | undefined> {
  const { org } = consoleOf(ctx)
  const { users } = org.model
  const { password = '', includeApps } = formOf(ctx)
  if (!offeredIn[user.status].includes(act)) return 'status'
  if (act === 'set-password' && password === '') return 'password'
  const does: Record<PersonAct, () => unknown> = {
    activate: () => users.activate(user),
    reactivate: () => users.reactivate(user),
    deactivate: () => users.deactivate(user),
    suspend: () => users.suspend(user),
    unsuspend: () => users.unsuspend(user),
    unlock: () => users.unlock(user),
    'reset-password': () => users.resetPassword(user),
    'expire-password': () => users.expirePassword(user),
    'set-password': () => users.setPassword(user, password),
    'clear-sessions': () => org.clearUserSessions(user.id, { includeApps: includeApps !== undefined }),
    delete: () => users.delete(user),
  }
  try {
    await does[act]()
    return undefined
  } catch (error) {
    if (error instanceof OktaError && error.code === 'E0000038') return 'status'
    throw error
  }
}
