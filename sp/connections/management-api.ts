import { Router } from '@koa/router'
import type { Context, Next } from 'koa'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { bodyReader } from '../body-reader.ts'
import type { AccessTokens, Authority } from '../express-configuration/access-tokens.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { ApiError, answerApiErrors, readBody } from './api-errors.ts'
import { connectionChangeSchema, enablingSchema, newConnectionSchema } from './connection.ts'
import { connectionRecord, enabledRecord } from './connection-record.ts'
import type { Operation } from './operations.ts'
import {
  abandonedConnections,
  enabledConnection,
  type Outcome,
  ownConnection,
} from './organization-connections.ts'

const readJson = bodyReader({
  enableTypes: ['json'],
  jsonLimit: '256kb',
  onError() {
    throw new ApiError(400, 'invalid_body', 'Payload validation error: the body is too large or not JSON.')
  },
})

const listQuery = z.object({ strategy: z.string().optional() })

/**
 * Where Okta puts the connection: the part of Auth0's Management API, v2, that Express Configuration uses. Each
 * operation asks for its scope; each reaches the organization of its token, and no other. What it changes is changed
 * whole or not at all.
 */
export function managementApi(alpacon: Alpacon, tokens: AccessTokens): Router {
  const { parts, workspaces, lastFailures, now } = alpacon
  const router = new Router({ prefix: '/api/v2' })
  router.use(answerApiErrors, rememberFailures, readJson)

  /** Who calls, with the right to this operation. Throws ApiError 401 or 403. */
  async function granted(ctx: Context, operation: Operation): Promise<Authority> {
    const authority = await tokens.verify(ctx.get('authorization'))
    ctx.state.workspace = workspaces.ofOrganization(authority.organizationId)
    requireScope(authority, operation)
    return authority
  }

  function requireScope({ scopes }: Authority, operation: Operation) {
    if (parts.coversOperation(scopes, operation)) return
    throw new ApiError(403, 'insufficient_scope', `Insufficient scope, expected ${operation}.`)
  }

  /** Notes for a workspace's superusers what was refused, once the token has said whose workspace it is. */
  async function rememberFailures(ctx: Context, next: Next) {
    try {
      await next()
    } catch (error) {
      const workspace: Workspace | undefined = ctx.state.workspace
      const code = error instanceof ApiError ? error.errorCode : 'internal'
      const failure = { reason: 'refused-by-api' as const, code }
      if (workspace !== undefined) lastFailures.keep(workspace.name, 'express-configuration', failure)
      throw error
    }
  }

  /** Notes that a run has come to its end: with a connection enabled, or with one renewed. */
  function worked(ctx: Context) {
    const workspace: Workspace | undefined = ctx.state.workspace
    if (workspace !== undefined) lastFailures.worked(workspace.name, 'express-configuration')
  }

  const shownTo = ({ scopes }: Authority) => ({
    withOptions: parts.coversOperation(scopes, 'read:connections_options'),
  })

  const within = (authority: Authority) =>
    workspaces.all().filter(({ organization_id }) => parts.tokenReaches(authority, organization_id))

  function home({ organizationId }: Authority): Workspace {
    const workspace = workspaces.ofOrganization(organizationId)
    if (workspace === undefined) throw new ApiError(401, 'invalid_token', 'The token’s organization is gone.')
    return workspace
  }

  function named(ctx: Context & { params: { organizationId?: string } }, authority: Authority): Workspace {
    const { organizationId = '' } = ctx.params
    const workspace = within(authority).find(({ organization_id }) => organization_id === organizationId)
    if (workspace === undefined)
      throw new ApiError(403, 'insufficient_scope', 'The token is for another organization.')
    return workspace
  }

  function requireReplaceable(workspace: Workspace, issuer: string, { approval }: Authority) {
    const connected = enabledConnection(workspace)
    const consented = approval.organizationId === workspace.organization_id ? approval.replaces : undefined
    if (parts.mayReplace(connected, issuer, consented)) return
    throw new ApiError(
      409,
      'organization_connected',
      `This organization is connected to ${connected?.options.issuer}. Its superuser has to consent to replacing that connection.`,
    )
  }

  function decided(workspace: Workspace, { connection, connections }: Outcome) {
    const left = parts.leftBehind(workspaces.all(), { connection, at: workspace }, other =>
      parts.previousConnection(other, now()),
    )
    // Its own workspace is kept first: what breaks off in between leaves both working, and a re-run repairs that.
    return { connections: new Map([[workspace, connections], ...left]), answer: connection }
  }

  router.get('/connections', async ctx => {
    const authority = await granted(ctx, 'read:connections')
    const { strategy } = readBody(listQuery, ctx.query)
    ctx.body = within(authority)
      .flatMap(({ connections }) => connections)
      .filter(connection => (strategy ?? 'okta') === connection.strategy)
      .map(connection => connectionRecord(connection, shownTo(authority)))
  })

  router.post('/connections', async ctx => {
    const authority = await granted(ctx, 'create:connections')
    const wanted = readBody(newConnectionSchema, ctx.request.body)
    const connection = await workspaces.commitConnections(() => {
      const workspace = home(authority)
      const { issuer } = wanted.options
      requireReplaceable(workspace, issuer, authority)
      const namesake = workspaces.connectionNamed(wanted.name)
      if (namesake !== undefined && !abandonedConnections(workspace, issuer).includes(namesake)) {
        throw new ApiError(409, 'connection_conflict', `A connection named ${wanted.name} exists already.`)
      }
      return decided(workspace, parts.addedConnection(workspace, wanted))
    })
    ctx.status = 201
    ctx.body = connectionRecord(connection, shownTo(authority))
  })

  router.patch('/connections/:id', async ctx => {
    const authority = await granted(ctx, 'update:connections')
    const change = readBody(connectionChangeSchema, ctx.request.body)
    if (change.options !== undefined) requireScope(authority, 'update:connections_options')
    const connection = await workspaces.commitConnections(() => {
      const reached = within(authority)
      const before = ownConnection(
        reached.flatMap(({ connections }) => connections),
        ctx.params.id ?? '',
      )
      const workspace = reached.find(({ connections }) => connections.includes(before)) ?? home(authority)
      requireReplaceable(workspace, before.options.issuer, authority)
      return decided(workspace, parts.changedConnection(workspace, before, change))
    })
    worked(ctx)
    ctx.body = connectionRecord(connection, shownTo(authority))
  })

  router.get('/organizations/:organizationId/enabled_connections', async ctx => {
    const workspace = named(ctx, await granted(ctx, 'read:organization_connections'))
    ctx.body = workspace.connections.filter(({ enabled }) => enabled !== null).map(enabledRecord)
  })

  router.post('/organizations/:organizationId/enabled_connections', async ctx => {
    const authority = await granted(ctx, 'create:organization_connections')
    const workspace = named(ctx, authority)
    const wanted = readBody(enablingSchema, ctx.request.body)
    const connection = await workspaces.commitConnections(() => {
      const { issuer } = ownConnection(workspace.connections, wanted.connection_id).options
      requireReplaceable(workspace, issuer, authority)
      return decided(workspace, parts.enablingOf(workspace, wanted, now()))
    })
    worked(ctx)
    ctx.status = 201
    ctx.body = enabledRecord(connection)
  })

  router.all('/{*rest}', unknownOperation)
  return router
}

function unknownOperation(ctx: Context, _next: Next) {
  throw new ApiError(404, 'not_found', `There is no ${ctx.method} ${ctx.path} in this API.`)
}
