import { Router } from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { accountPage } from '../pages/home.ts'
import { show } from '../pages/layout.ts'
import { workspaceSignInPage } from '../pages/workspace-sign-in.ts'
import { userRecord } from '../workspaces/members.ts'
import { passwordFits } from '../workspaces/passwords.ts'
import { sees } from '../workspaces/permissions.ts'
import { userWithEmail, type Workspace } from '../workspaces/workspace.ts'
import { dropCookie, sessionCookie } from './cookies.ts'
import { readForm } from './form-body.ts'
import { askToSignIn } from './visitor.ts'

const credentialsForm = z.object({
  email: z.string().max(512),
  password: z.string().max(512),
  return_to: z.string().optional(),
})

/** Routes of one workspace's host: home, sign-in with a password, sign-out, and who is signed in. */
export function workspaceRoutes(alpacon: Alpacon, workspace: Workspace): Router {
  const { parts, sessions, now } = alpacon
  const router = new Router()

  router.get('/', async ctx => {
    const present = parts.visitor(alpacon, ctx, workspace)
    if (present === undefined) {
      askToSignIn(ctx)
      return
    }
    const connections = workspace.connections.map(connection => ({
      connection,
      status: parts.connectionStatus(connection, workspace, now()),
    }))
    await show(ctx, parts.homePage({ workspace, ...present, connections, sees: sees(parts, present.user) }))
  })

  router.get('/account', async ctx => {
    const present = parts.visitor(alpacon, ctx, workspace)
    if (present === undefined) askToSignIn(ctx)
    else await show(ctx, accountPage({ workspace, ...present, sees: sees(parts, present.user) }))
  })

  router.get('/api/whoami', ctx => {
    const present = parts.visitor(alpacon, ctx, workspace)
    ctx.set('cache-control', 'no-store')
    if (present === undefined) {
      ctx.status = 401
      ctx.body = { error: 'not_signed_in' }
      return
    }
    const { id, username, email, first_name, last_name, role, source } = userRecord(present.user)
    const { name, schema_name, display_name } = workspace
    ctx.body = {
      workspace: { name, schema_name, display_name },
      user: { id, username, email, first_name, last_name, role, source },
      method: present.session.method,
    }
  })

  router.get('/sign-in', ctx => showSignIn(alpacon, ctx, workspace, { returnTo: ctx.query.return_to }))

  router.post('/sign-in', readForm, async ctx => {
    const form = credentialsForm.safeParse(ctx.request.body)
    const { email, password, return_to } = form.success
      ? form.data
      : { email: '', password: '', return_to: '/' }
    const user = userWithEmail(workspace, email.trim())
    const fits = await passwordFits(password, user?.password_hash)
    if (!fits || !user?.is_active) {
      const problem = 'Wrong email or password'
      await showSignIn(alpacon, ctx, workspace, { returnTo: return_to, email, problem }, 401)
      return
    }
    parts.signIn(alpacon, ctx, workspace, user.id, 'password')
    ctx.status = 303
    ctx.redirect(parts.localPath(return_to))
  })

  router.post('/sign-out', ctx => {
    sessions.end(ctx.cookies.get(sessionCookie))
    dropCookie(ctx, sessionCookie)
    ctx.status = 303
    ctx.redirect('/sign-in')
  })

  return router
}

function showSignIn(
  { hosts, parts, now }: Alpacon,
  ctx: Context,
  workspace: Workspace,
  { returnTo, email, problem }: { returnTo: unknown; email?: string; problem?: string },
  status = 200,
) {
  const offered = workspace.connections.find(connection => parts.isOffered(connection, workspace, now()))
  const page = workspaceSignInPage({
    workspace,
    returnTo: parts.localPath(returnTo),
    connection: offered?.display_name,
    email,
    problem,
    frontUrl: hosts.frontUrl,
  })
  return show(ctx, page, status)
}
