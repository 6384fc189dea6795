import { Router } from '@koa/router'
import type { Context, Next } from 'koa'
import { errors, type Provider } from 'oidc-provider'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { enabledConnection } from '../connections/organization-connections.ts'
import { approverSignIn, consentPage, refusalPage, workspacePrompt } from '../pages/approval.ts'
import { type Html, show } from '../pages/layout.ts'
import { messagePage } from '../pages/message.ts'
import { readForm } from '../sign-in/form-body.ts'
import { createExpiringMap } from '../storage/expiring-map.ts'
import { passwordFits } from '../workspaces/passwords.ts'
import { type User, userWithEmail, type Workspace } from '../workspaces/workspace.ts'
import type { ApprovalRefusal } from './approval.ts'
import type { Approver } from './approver.ts'
import { approvalPath, approved } from './authorization-server.ts'

/** How far a person has come in one approval. */
type Progress = { workspace?: string; userId?: string }

const workspaceForm = z.object({ workspace: z.string().max(512) })
const credentialsForm = z.object({ email: z.string().max(512), password: z.string().max(512) })
const decisionForm = z.object({
  decision: z.enum(['accept', 'decline']),
  /** The issuer that the page named beside the checkbox, when it was ticked. */
  replace: z.string().max(512).optional(),
})

/**
 * The pages on which a person lets Okta configure their workspace: which workspace, sign-in, permission, consent.
 * Nothing is stored before "Accept"; every other end sends Okta `access_denied`.
 */
export function approvalRoutes(alpacon: Alpacon, provider: () => Promise<Provider>): Router {
  const { hosts, parts, workspaces, lastFailures, now } = alpacon
  const progressOf = createExpiringMap<Progress>({ max: 10_000, now })
  const router = new Router({ prefix: '/express-configuration/:uid' })
  router.use(endedApprovals, readForm)

  /** The approval that a request belongs to: this browser's, by oidc-provider's cookie, and not yet ended. */
  async function approval(ctx: Context) {
    const server = await provider()
    const { uid, params } = await server.interactionDetails(ctx.req, ctx.res)
    const progress = progressOf.get(uid) ?? {}
    const workspace = workspaces.named(progress.workspace ?? '')
    const user = workspace?.users.find(({ id }) => id === progress.userId)
    const go = (step: Progress) => {
      progressOf.set(uid, step, 600_000)
      ctx.status = 303
      ctx.redirect(approvalPath(uid))
    }
    return { server, uid, params, base: approvalPath(uid), workspace, user, go }
  }

  async function finish(
    ctx: Context,
    server: Provider,
    uid: string,
    result: Parameters<Provider['interactionResult']>[2],
  ) {
    const returnTo = await server.interactionResult(ctx.req, ctx.res, result)
    progressOf.delete(uid)
    ctx.status = 303
    ctx.redirect(returnTo)
  }

  /** Notes for the workspace's superusers that a run of Express Configuration ended at these pages. */
  function ended({ name }: Workspace, { email }: User, reason: 'declined' | ApprovalRefusal['kind']) {
    lastFailures.keep(name, 'express-configuration', { reason, person: email })
  }

  router.get('/', async ctx => {
    const { base, workspace, user } = await approval(ctx)
    await show(ctx, nextPage(alpacon, base, workspace, user))
  })

  router.post('/workspace', async ctx => {
    const { base, go } = await approval(ctx)
    const form = workspaceForm.safeParse(ctx.request.body)
    const typed = form.success ? form.data.workspace : ''
    const workspace = workspaces.named(hosts.workspaceNamed(typed) ?? '')
    if (workspace !== undefined) return go({ workspace: workspace.name })
    await show(ctx, workspacePrompt({ base, typed, problem: 'The workspace you entered is invalid' }), 400)
  })

  router.post('/sign-in', async ctx => {
    const { base, workspace, go } = await approval(ctx)
    if (workspace === undefined) return go({})
    const form = credentialsForm.safeParse(ctx.request.body)
    const { email, password } = form.success ? form.data : { email: '', password: '' }
    const user = userWithEmail(workspace, email.trim())
    const fits = await passwordFits(password, user?.password_hash)
    if (fits && user?.is_active) {
      const decision = parts.mayApprove(user, workspace)
      if (!decision.allowed) ended(workspace, user, decision.reason.kind)
      return go({ workspace: workspace.name, userId: user.id })
    }
    await show(ctx, approverSignIn({ base, workspace, email, problem: 'Wrong email or password' }), 401)
  })

  router.post('/restart', async ctx => (await approval(ctx)).go({}))

  router.post('/return', async ctx => {
    const { server, uid, workspace, user } = await approval(ctx)
    const decision = workspace && user && parts.mayApprove(user, workspace)
    await finish(ctx, server, uid, denied(decision?.allowed === false ? inWords(decision.reason) : undefined))
  })

  router.post('/decision', async ctx => {
    const { server, uid, params, workspace, user, go } = await approval(ctx)
    const form = decisionForm.safeParse(ctx.request.body)
    if (form.success && form.data.decision === 'decline') {
      if (workspace && user) ended(workspace, user, 'declined')
      return finish(ctx, server, uid, denied())
    }
    if (!form.success || !workspace || !user || !parts.mayApprove(user, workspace).allowed) {
      return go({ workspace: workspace?.name, userId: user?.id })
    }
    const issuer = enabledConnection(workspace)?.options.issuer
    const consent = {
      approver: { workspace, user },
      audience: String(params.audience),
      // A connection that came in between was on no page that anybody consented to.
      replaces: form.data.replace === issuer ? issuer : undefined,
    }
    await finish(ctx, server, uid, await approved(alpacon, server, consent))
  })

  return router
}

function nextPage(
  alpacon: Alpacon,
  base: string,
  workspace?: Approver['workspace'],
  user?: Approver['user'],
): Html {
  if (workspace === undefined) return workspacePrompt({ base })
  if (user === undefined) return approverSignIn({ base, workspace })
  const decision = alpacon.parts.mayApprove(user, workspace)
  if (!decision.allowed) return refusalPage({ base, workspace, user, reason: decision.reason })
  return consentPage({
    base,
    workspace,
    user,
    clientName: 'Okta OIN Express Configuration',
    connectedIssuer: enabledConnection(workspace)?.options.issuer,
  })
}

function denied(description = 'User did not authorize the request') {
  return { error: 'access_denied', error_description: description }
}

function inWords(reason: ApprovalRefusal): string {
  switch (reason.kind) {
    case 'plan':
      return `The workspace is on the ${reason.plan} plan; single sign-on needs ${reason.needed}.`
    case 'role':
      return `The user has the role ${reason.role}; connecting Okta needs ${reason.needed}.`
    case 'deactivated':
      return 'The user is deactivated.'
  }
}

/** An approval that ended, expired or belongs to another browser. */
async function endedApprovals(ctx: Context, next: Next) {
  try {
    await next()
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    const page = messagePage({
      heading: 'This request has ended',
      paragraphs: [
        'It was finished already, took longer than ten minutes, or was begun in another browser.',
        'Go back to Okta and start Express Configuration again from the application’s page.',
      ],
    })
    await show(ctx, page, 400)
  }
}
