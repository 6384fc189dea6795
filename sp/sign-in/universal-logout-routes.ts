import { Router } from '@koa/router'
import type { Context } from 'koa'
import type { Alpacon } from '../alpacon.ts'
import { bodyReader } from '../body-reader.ts'
import type { Connection } from '../connections/connection.ts'
import { revocationEndpoint } from '../integration.ts'
import { createExpiringMap } from '../storage/expiring-map.ts'
import { userWithIdentity, type Workspace } from '../workspaces/workspace.ts'
import type { Attempts } from './attempts.ts'
import { UntrustworthyAnswerError } from './relying-party.ts'
import { keysAt, type LogoutRequest, logoutRequestSchema } from './universal-logout.ts'

const assertionLifetimeMs = 60 * 60_000

/**
 * Universal Logout: Okta asks to end what a person has open in the workspace of a connection. Answers with a status
 * alone: 204 done, 400 not readable, 401 not proved to be that Okta org, 404 nobody of that name, 422 Okta's keys can't
 * be had, so nobody can be trusted now.
 */
export function universalLogoutRoutes(alpacon: Alpacon, attempts: Attempts): Router {
  const { hosts, parts, sessions, workspaces, now } = alpacon
  const spent = createExpiringMap<true>({ max: 10_000, now })
  const router = new Router()

  router.post('/oauth/global-token-revocation/connection/:connection', readJson, async ctx => {
    const name = ctx.params.connection!
    const found = connectionOf(name)
    const proof = found && (await prove(ctx, name, found.connection).catch(() => 'unreachable' as const))
    if (proof === 'unreachable') return answer(ctx, 422)
    if (!found || !proof || spent.get(proof)) return answer(ctx, 401)
    spent.set(proof, true, assertionLifetimeMs)
    const request = logoutRequestSchema.safeParse(ctx.request.body)
    if (!request.success || request.data.sub_id.iss !== found.connection.options.issuer)
      return answer(ctx, 400)
    answer(ctx, signOut(found.workspace, request.data) ? 204 : 404)
  })

  function connectionOf(name: string): { workspace: Workspace; connection: Connection } | undefined {
    for (const workspace of workspaces.all()) {
      const connection = workspace.connections.find(one => one.name === name)
      if (connection) return { workspace, connection }
    }
    return undefined
  }

  async function prove(ctx: Context, name: string, connection: Connection): Promise<string | undefined> {
    const assertion = /^Bearer (\S+)$/i.exec(ctx.get('authorization'))?.[1]
    if (assertion === undefined) return undefined
    const { issuer, client_id } = connection.options
    const metadata = await parts.discover(connection, {
      fetcher: alpacon.fetch,
      patienceSeconds: alpacon.patienceWithOktaSeconds,
    })
    const problem = parts.checkMetadata(metadata, issuer)
    if (problem !== undefined) throw new UntrustworthyAnswerError(problem)
    return parts.proveLogoutRequest(assertion, keysAt(metadata.jwks_uri!, alpacon.fetch), {
      issuer,
      clientId: client_id,
      endpoint: revocationEndpoint(hosts, name),
      now: now(),
    })
  }

  /** Ends the sessions of the person, and the sign-ins that were about to open one. False where there is no such user. */
  function signOut(workspace: Workspace, { sub_id: { iss, sub } }: LogoutRequest): boolean {
    const user = userWithIdentity(workspace, { issuer: iss, subject: sub })
    if (!user) return false
    sessions.endAllOf(workspace.name, user.id)
    attempts.tickets.deleteWhere(({ userId }) => userId === user.id)
    return true
  }

  return router
}

const readJson = bodyReader({
  enableTypes: ['json'],
  jsonLimit: '64kb',
  // What can't be read is no body, which the schema refuses.
  onError: () => undefined,
})

function answer(ctx: Context, status: number) {
  ctx.set('cache-control', 'no-store')
  ctx.body = null
  ctx.status = status
}
