import { bodyParser } from '@koa/bodyparser'
import { Router } from '@koa/router'
import type { Context, Next } from 'koa'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import type { AccessTokens } from '../express-configuration/access-tokens.ts'
import { ApiError, answerApiErrors, readBody } from './api-errors.ts'
import { connectionChangeSchema, enablingSchema, newConnectionSchema } from './connection.ts'
import {
  addConnection,
  changeConnection,
  connectionRecord,
  enableConnection,
  enabledRecord,
  ownConnection,
} from './organization-connections.ts'

const readJson = bodyParser({
  enableTypes: ['json'],
  jsonLimit: '256kb',
  onError() {
    throw new ApiError(400, 'invalid_body', 'Payload validation error: the body is too large or not JSON.')
  },
})

const listQuery = z.object({ strategy: z.string().optional() })

/**
 * Where Okta puts the connection: the part of Auth0's Management API, v2, that Express Configuration uses. Each call
 * reaches the organization of its token, and no other.
 */
export function managementApi(alpacon: Alpacon, tokens: AccessTokens): Router {
  const { workspaces, now } = alpacon
  const router = new Router({ prefix: '/api/v2' })
  router.use(answerApiErrors, readJson)

  /** The workspace that a call may act on. Throws ApiError 401 or 403. */
  async function granted(ctx: Context) {
    const { organizationId } = await tokens.verify(ctx.get('authorization'))
    const workspace = workspaces.ofOrganization(organizationId)
    if (workspace === undefined) throw new ApiError(401, 'invalid_token', 'The token’s organization is gone.')
    return workspace
  }

  async function grantedOrganization(ctx: Context & { params: { organizationId?: string } }) {
    const workspace = await granted(ctx)
    if (ctx.params.organizationId !== workspace.organization_id) {
      throw new ApiError(403, 'insufficient_scope', 'The token is for another organization.')
    }
    return workspace
  }

  router.get('/connections', async ctx => {
    const workspace = await granted(ctx)
    const { strategy } = readBody(listQuery, ctx.query)
    const wanted = workspace.connections.filter(connection => (strategy ?? 'okta') === connection.strategy)
    ctx.body = wanted.map(connectionRecord)
  })

  router.post('/connections', async ctx => {
    const workspace = await granted(ctx)
    const wanted = readBody(newConnectionSchema, ctx.request.body)
    if (workspaces.hasConnectionNamed(wanted.name)) {
      throw new ApiError(409, 'connection_conflict', `A connection named ${wanted.name} exists already.`)
    }
    const connection = addConnection(workspace, wanted)
    await workspaces.save(workspace)
    ctx.status = 201
    ctx.body = connectionRecord(connection)
  })

  router.patch('/connections/:id', async ctx => {
    const workspace = await granted(ctx)
    const connection = ownConnection(workspace, ctx.params.id ?? '')
    changeConnection(connection, readBody(connectionChangeSchema, ctx.request.body))
    await workspaces.save(workspace)
    ctx.body = connectionRecord(connection)
  })

  router.get('/organizations/:organizationId/enabled_connections', async ctx => {
    const workspace = await grantedOrganization(ctx)
    ctx.body = workspace.connections.filter(({ enabled }) => enabled !== null).map(enabledRecord)
  })

  router.post('/organizations/:organizationId/enabled_connections', async ctx => {
    const workspace = await grantedOrganization(ctx)
    const connection = enableConnection(workspace, readBody(enablingSchema, ctx.request.body), now())
    await workspaces.save(workspace)
    ctx.status = 201
    ctx.body = enabledRecord(connection)
  })

  router.all('/{*rest}', unknownOperation)
  return router
}

function unknownOperation(ctx: Context, _next: Next) {
  throw new ApiError(404, 'not_found', `There is no ${ctx.method} ${ctx.path} in this API.`)
}
