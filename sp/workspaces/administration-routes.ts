import { Router } from '@koa/router'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { shownConnection } from '../connections/shown-connection.ts'
import { show } from '../pages/layout.ts'
import { messagePage } from '../pages/message.ts'
import { askToSignIn } from '../sign-in/visitor.ts'
import { sees } from './permissions.ts'
import type { Workspace } from './workspace.ts'

const membersQuery = z.object({
  q: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

/** Routes of one workspace's host for those who look after it: who its members are, and how it is connected to Okta. */
export function administrationRoutes(alpacon: Alpacon, workspace: Workspace): Router {
  const { parts, lastFailures, now } = alpacon
  const router = new Router()

  router.get('/members', async ctx => {
    const present = parts.visitor(alpacon, ctx, workspace)
    if (present === undefined) return askToSignIn(ctx)
    const { user } = present
    if (!parts.maySeeMembers(user)) return show(ctx, notForYou('The members', 'staff and superusers'), 403)
    const { q: search, page } = membersQuery.parse(ctx.query)
    const mine = sees(parts, user)
    const found = parts.findMembers(workspace, { search, page, withIdentities: mine.identities })
    await show(ctx, parts.membersPage({ workspace, sees: mine, search, found }))
  })

  router.get('/connection', async ctx => {
    const present = parts.visitor(alpacon, ctx, workspace)
    if (present === undefined) return askToSignIn(ctx)
    const { user } = present
    if (!parts.maySeeConnection(user))
      return show(ctx, notForYou('The connection to Okta', 'superusers'), 403)
    const connections = workspace.connections.map(connection =>
      shownConnection(connection, parts.connectionStatus(connection, workspace, now())),
    )
    const page = parts.connectionPage({
      workspace,
      sees: sees(parts, user),
      connections,
      signIn: lastFailures.last(workspace.name, 'sign-in'),
      run: lastFailures.last(workspace.name, 'express-configuration'),
    })
    await show(ctx, page)
  })

  return router
}

function notForYou(what: string, whom: string) {
  return messagePage({
    heading: 'Not for your role',
    paragraphs: [
      `${what} of this workspace can be seen by its ${whom} only. Ask a superuser if you need to.`,
    ],
    link: { text: 'Back to the workspace', href: '/' },
  })
}
