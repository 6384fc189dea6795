import { Router } from '@koa/router'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { digest, randomSecret } from '../ids.ts'
import { show } from '../pages/layout.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type Attempts, attemptLifetimeMs } from './attempts.ts'
import { attemptCookie, dropCookie, setCookie } from './cookies.ts'
import { brokenOffPage, notConnectedPage, settingUpPage } from './refusals.ts'
import { isUsable } from './usable-connection.ts'
import { signIn } from './visitor.ts'

const beginQuery = z.object({
  connection: z.string().max(255).optional(),
  login_hint: z.string().max(255).optional(),
})

const completePath = '/sign-in/complete'

/**
 * The workspace host's part of signing in with Okta: it begins an attempt, bound to this browser by a cookie, and
 * opens the session when the identity host sends the same browser back with a ticket.
 */
export function oktaBeginRoutes(alpacon: Alpacon, attempts: Attempts, workspace: Workspace): Router {
  const { hosts, parts, now } = alpacon
  const router = new Router()

  router.get('/sign-in/okta', async ctx => {
    const query = beginQuery.safeParse(ctx.query)
    const { connection: name, login_hint } = query.success ? query.data : {}
    const wanted = workspace.connections.filter(connection => name === undefined || connection.name === name)
    const connection = wanted.find(connection =>
      name === undefined
        ? parts.isOffered(connection, workspace, now())
        : isUsable(alpacon, workspace, connection),
    )
    if (connection === undefined) {
      const pending = wanted.some(({ enabled }) => enabled !== null)
      const page = pending
        ? settingUpPage(workspace, hosts.workspaceUrl(workspace.name))
        : notConnectedPage(workspace)
      await show(ctx, page, pending ? 409 : 404)
      return
    }
    const id = randomSecret()
    const secret = randomSecret()
    attempts.begun.set(
      id,
      {
        id,
        workspace: workspace.name,
        connectionId: connection.id,
        returnTo: parts.localPath(ctx.query.return_to),
        loginHint: login_hint,
        browser: digest(secret),
      },
      attemptLifetimeMs,
    )
    setCookie(ctx, attemptCookie(id), secret, { path: completePath, lifetimeMs: attemptLifetimeMs })
    ctx.status = 303
    ctx.redirect(`${hosts.authUrl}/login/start?${new URLSearchParams({ attempt: id })}`)
  })

  router.get(completePath, async ctx => {
    const ticket = attempts.tickets.take(String(ctx.query.ticket ?? ''))
    const cookie = ticket && attemptCookie(ticket.attempt.id)
    const mine =
      ticket?.attempt.workspace === workspace.name &&
      parts.isSameBrowser(ctx.cookies.get(cookie ?? ''), ticket.attempt.browser)
    if (ticket === undefined || cookie === undefined || !mine) {
      await show(ctx, brokenOffPage('/sign-in'), 400)
      return
    }
    dropCookie(ctx, cookie, completePath)
    signIn(alpacon, ctx, workspace, ticket.userId, 'okta')
    ctx.status = 303
    ctx.redirect(ticket.attempt.returnTo)
  })

  return router
}
