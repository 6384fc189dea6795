import { Router } from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { digest, randomSecret } from '../ids.ts'
import { changePersonPage } from '../pages/change-person.ts'
import { show } from '../pages/layout.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type Attempts, attemptLifetimeMs, type Ticket } from './attempts.ts'
import { attemptCookie, dropCookie, readAttemptCookie, setCookie } from './cookies.ts'
import { readForm } from './form-body.ts'
import { notConnectedPage, settingUpPage } from './refusals.ts'
import { isUsable } from './usable-connection.ts'

const beginQuery = z.object({
  connection: z.string().max(255).optional(),
  login_hint: z.string().max(255).optional(),
  /** Asks for another Okta account than the one that Okta may remember. */
  account: z.literal('another').optional().catch(undefined),
})

const ticketForm = z.object({ ticket: z.string().max(255) })

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
    const { connection: name, login_hint, account } = query.success ? query.data : {}
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
        anew: account === 'another',
        browser: digest(secret),
      },
      attemptLifetimeMs,
    )
    setCookie(ctx, attemptCookie(id), secret, { path: completePath, lifetimeMs: attemptLifetimeMs })
    ctx.status = 303
    ctx.redirect(`${hosts.authUrl}/login/start?${new URLSearchParams({ attempt: id })}`)
  })

  // Whoever comes from Okta to a browser in which somebody else is signed in is asked first: see changePersonPage.
  router.get(completePath, ctx => {
    const secret = String(ctx.query.ticket ?? '')
    const ticket = attempts.tickets.get(secret)
    const present = parts.visitor(alpacon, ctx, workspace)?.user
    const arriving = workspace.users.find(({ id }) => id === ticket?.userId)
    if (!present || !arriving || !isMine(ctx, ticket) || parts.mayTakeOver(present, arriving))
      return finish(ctx, secret)
    return show(ctx, changePersonPage({ workspace, present, arriving, ticket: secret, action: completePath }))
  })

  router.post(completePath, readForm, ctx => {
    const form = ticketForm.safeParse(ctx.request.body)
    return finish(ctx, form.success ? form.data.ticket : '')
  })

  function isMine(ctx: Context, ticket: Ticket | undefined): ticket is Ticket {
    if (ticket?.attempt.workspace !== workspace.name) return false
    return parts.isSameBrowser(readAttemptCookie(ctx, ticket.attempt.id), ticket.attempt.browser)
  }

  async function finish(ctx: Context, secret: string) {
    const ticket = attempts.tickets.take(secret)
    if (!isMine(ctx, ticket)) {
      await show(ctx, parts.brokenOffPage('/sign-in'), 400)
      return
    }
    dropCookie(ctx, attemptCookie(ticket.attempt.id), completePath)
    parts.signIn(alpacon, ctx, workspace, ticket.userId, 'okta')
    ctx.status = 303
    ctx.redirect(ticket.attempt.returnTo)
  }

  return router
}
