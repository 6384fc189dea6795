import { Router } from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { frontPage } from '../pages/front.ts'
import { show } from '../pages/layout.ts'
import { messagePage } from '../pages/message.ts'
import { readForm } from './form-body.ts'
import { settingUpPage } from './refusals.ts'

const workspaceForm = z.object({ workspace: z.string().max(512) })

/** Routes of the front host: the workspace question, and third-party-initiated login. */
export function frontRoutes(alpacon: Alpacon): Router {
  const { hosts, workspaces } = alpacon
  const router = new Router()

  router.get('/', ctx => show(ctx, frontPage(hosts)))

  router.post('/', readForm, async ctx => {
    const form = workspaceForm.safeParse(ctx.request.body)
    const typed = form.success ? form.data.workspace : ''
    const workspace = workspaces.named(hosts.workspaceNamed(typed) ?? '')
    if (workspace === undefined) {
      await show(
        ctx,
        frontPage({ ...hosts, typed, problem: 'Workspace not found. Check the workspace name and region.' }),
        404,
      )
      return
    }
    ctx.status = 303
    ctx.redirect(`${hosts.workspaceUrl(workspace.name)}/sign-in`)
  })

  router.get('/login', ctx => initiate(alpacon, ctx, ctx.query))
  // Okta's address for us has a query of its own, which stays in the address when the rest is posted.
  router.post('/login', readForm, ctx =>
    initiate(alpacon, ctx, Object.assign({}, ctx.query, ctx.request.body)),
  )

  return router
}

/**
 * Third-party-initiated login (OpenID Connect Core, section 4). The request proves nothing about who sends it: it
 * only says which workspace and Okta org to begin the ordinary sign-in with.
 */
async function initiate(alpacon: Alpacon, ctx: Context, parameters: unknown) {
  const { hosts, parts, workspaces, now } = alpacon
  const read = parts.readInitiation(parameters)
  if ('unusable' in read) {
    await show(ctx, refusedPage(`The address lacks a usable value for ${read.unusable.join(', ')}.`), 400)
    return
  }
  const { request } = read
  const initiation = parts.resolveInitiation(request, workspaces)
  if ('refused' in initiation) {
    await show(ctx, refusedPage(reasons[initiation.refused]), 400)
    return
  }
  const { workspace, connection } = initiation
  const workspaceUrl = hosts.workspaceUrl(workspace.name)
  if (parts.connectionStatus(connection, workspace, now()) === 'pending') {
    await show(ctx, settingUpPage(workspace, workspaceUrl), 409)
    return
  }
  const query = new URLSearchParams({
    connection: connection.name,
    return_to: parts.targetPath(request.target_link_uri, workspaceUrl),
  })
  if (request.login_hint !== undefined) query.set('login_hint', request.login_hint)
  ctx.status = 303
  ctx.redirect(`${workspaceUrl}/sign-in/okta?${query}`)
}

const reasons = {
  'unknown-organization': 'No workspace of Alpacon belongs to it.',
  'unknown-connection':
    'The workspace has no such connection to Okta. It may have been replaced, or its Okta org connected to another workspace.',
  'other-issuer': 'It comes from an Okta org that this workspace is not connected to.',
}

function refusedPage(reason: string) {
  return messagePage({
    heading: 'This link can’t start a sign-in',
    paragraphs: [reason, 'Use the Alpacon tile that Express Configuration made, or sign in from Alpacon.'],
    link: { text: 'Sign in from Alpacon', href: '/' },
  })
}
