import type { Context } from 'koa'
import type { Alpacon } from '../alpacon.ts'
import type { User, Workspace } from '../workspaces/workspace.ts'
import { sessionCookie, setCookie } from './cookies.ts'
import { type Session, type SignInMethod, sessionLifetimeMs } from './sessions.ts'

/** Who is signed in to a workspace with this request; undefined also when their account was deactivated since. */
export function visitor(
  { sessions }: Alpacon,
  ctx: Context,
  workspace: Workspace,
): { user: User; session: Session } | undefined {
  const session = sessions.find(ctx.cookies.get(sessionCookie), workspace.name)
  const user = workspace.users.find(({ id }) => id === session?.userId)
  return session !== undefined && user?.is_active ? { user, session } : undefined
}

/** On to the sign-in screen, and back here afterwards. */
export function askToSignIn(ctx: Context) {
  ctx.redirect(`/sign-in?${new URLSearchParams({ return_to: ctx.url })}`)
}

/** Signs a user in: a new session under a new id, and the end of the one this browser had. */
export function signIn(
  { sessions }: Alpacon,
  ctx: Context,
  workspace: Workspace,
  userId: string,
  method: SignInMethod,
) {
  sessions.end(ctx.cookies.get(sessionCookie))
  const id = sessions.open({ workspace: workspace.name, userId, method })
  setCookie(ctx, sessionCookie, id, { lifetimeMs: sessionLifetimeMs })
}
