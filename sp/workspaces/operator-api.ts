import { Router } from '@koa/router'
import type { Context, Next } from 'koa'
import { z } from 'zod'
import type { Alpacon } from '../alpacon.ts'
import { bodyReader } from '../body-reader.ts'
import { digest, isSecret, randomId } from '../ids.ts'
import { WorkspaceNameTakenError } from './directory.ts'
import { addMember, EmailTakenError, userRecord } from './members.ts'
import { hashPassword } from './passwords.ts'
import {
  planSchema,
  roleSchema,
  userSchema,
  type Workspace,
  workspaceNameSchema,
  workspaceSchema,
} from './workspace.ts'

const longestDelayMs = 24 * 60 * 60 * 1000
const delaySchema = z.number().int().min(0).max(longestDelayMs)
const longestAgeSchema = workspaceSchema.shape.longest_sign_in_age_s.unwrap()
const nameSchema = z.string().max(255)

const personSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(8).max(256),
  first_name: nameSchema,
  last_name: nameSchema,
})
// Somebody who signs in with a password, or whom an Okta org is already known to vouch for, or both.
const memberSchema = personSchema
  .extend({
    role: roleSchema,
    password: personSchema.shape.password.optional(),
    identities: userSchema.shape.identities.default([]),
  })
  .refine(({ password, identities }) => password !== undefined || identities.length > 0, {
    error: 'a member needs a password or an identity',
    path: ['password'],
  })
const newWorkspaceSchema = z.strictObject({
  name: workspaceNameSchema,
  display_name: z.string().min(1).max(100).optional(),
  plan: planSchema,
  superuser: personSchema,
  connection_delay_ms: delaySchema.optional(),
})
const workspaceChangeSchema = z.strictObject({
  plan: planSchema.optional(),
  connection_delay_ms: delaySchema.optional(),
  longest_sign_in_age_s: longestAgeSchema.optional(),
})
const userChangeSchema = userSchema.pick({ is_active: true }).strict()

/** An error answer of the operator API. */
class OperatorError extends Error {
  override name = 'OperatorError'
  readonly status: number
  readonly code: string
  readonly field: string | undefined

  constructor(status: number, code: string, message: string, field?: string) {
    super(message)
    this.status = status
    this.code = code
    this.field = field
  }
}

/**
 * What whoever runs Alpacon does with it: make and delete workspaces, change their plan and limits, add and deactivate people, look at
 * users and connections. Bearer token; errors are `{ error, message, field? }`.
 */
export function operatorApi(alpacon: Alpacon): Router {
  const { hosts, parts, workspaces, now, connectionDelayMs } = alpacon
  const router = new Router({ prefix: '/api/operator' })
  router.use(answerOperatorErrors, requireToken(alpacon.operatorToken), readJson)

  const record = (workspace: Workspace) => {
    const { name, schema_name, display_name, organization_id, plan } = workspace
    const { connection_delay_ms, longest_sign_in_age_s } = workspace
    const url = hosts.workspaceUrl(name)
    return {
      name,
      schema_name,
      display_name,
      organization_id,
      url,
      plan,
      region: hosts.region,
      connection_delay_ms,
      longest_sign_in_age_s,
    }
  }

  const named = (ctx: Context & { params: { name?: string } }) => {
    const workspace = workspaces.named(ctx.params.name ?? '')
    if (workspace === undefined) {
      throw new OperatorError(404, 'not_found', `There is no workspace named ${ctx.params.name}.`)
    }
    return workspace
  }

  router.post('/workspaces', async ctx => {
    const wanted = read(newWorkspaceSchema, ctx.request.body)
    const { password, ...superuser } = wanted.superuser
    const password_hash = await hashPassword(password)
    const workspace: Workspace = {
      name: wanted.name,
      schema_name: wanted.name,
      display_name: wanted.display_name ?? wanted.name,
      organization_id: randomId('org'),
      plan: wanted.plan,
      connection_delay_ms: wanted.connection_delay_ms ?? connectionDelayMs,
      longest_sign_in_age_s: null,
      users: [],
      connections: [],
    }
    addMember(
      workspace,
      {
        ...superuser,
        id: randomId('usr'),
        role: 'superuser',
        source: 'invited',
        identities: [],
        password_hash,
      },
      now(),
    )
    workspaces.add(workspace)
    await workspaces.save(workspace).catch(error => {
      workspaces.takeBack(workspace)
      throw error
    })
    ctx.status = 201
    ctx.body = record(workspace)
  })

  router.get('/workspaces', ctx => {
    ctx.body = workspaces.all().map(record)
  })

  router.get('/workspaces/:name', ctx => {
    ctx.body = record(named(ctx))
  })

  router.patch('/workspaces/:name', async ctx => {
    const workspace = named(ctx)
    Object.assign(workspace, read(workspaceChangeSchema, ctx.request.body))
    await workspaces.save(workspace)
    ctx.body = record(workspace)
  })

  router.delete('/workspaces/:name', async ctx => {
    await workspaces.remove(named(ctx))
    ctx.status = 204
  })

  router.post('/workspaces/:name/members', async ctx => {
    const workspace = named(ctx)
    const { password, ...person } = read(memberSchema, ctx.request.body)
    const password_hash = password === undefined ? null : await hashPassword(password)
    const user = addMember(
      workspace,
      { ...person, id: randomId('usr'), source: 'invited', password_hash },
      now(),
    )
    await workspaces.save(workspace)
    ctx.status = 201
    ctx.body = userRecord(user)
  })

  router.get('/workspaces/:name/users', ctx => {
    ctx.body = named(ctx).users.map(userRecord)
  })

  router.patch('/workspaces/:name/users/:id', async ctx => {
    const workspace = named(ctx)
    const user = workspace.users.find(({ id }) => id === ctx.params.id)
    if (user === undefined) {
      throw new OperatorError(404, 'not_found', `Workspace ${workspace.name} has no user ${ctx.params.id}.`)
    }
    Object.assign(user, read(userChangeSchema, ctx.request.body))
    await workspaces.save(workspace)
    ctx.body = userRecord(user)
  })

  router.get('/workspaces/:name/connections', ctx => {
    const workspace = named(ctx)
    ctx.body = workspace.connections.map(connection => ({
      id: connection.id,
      name: connection.name,
      strategy: connection.strategy,
      issuer: connection.options.issuer,
      client_id: connection.options.client_id,
      enabled: connection.enabled !== null,
      disabled_at: connection.disabled && new Date(connection.disabled.at).toISOString(),
      status: parts.connectionStatus(connection, workspace, now()),
    }))
  })

  router.all('/{*rest}', ctx => {
    throw new OperatorError(404, 'not_found', `There is no ${ctx.method} ${ctx.path} in the operator API.`)
  })
  return router
}

const readJson = bodyReader({
  enableTypes: ['json'],
  jsonLimit: '64kb',
  onError() {
    throw new OperatorError(400, 'invalid', 'The body is too large or not JSON.')
  },
})

function requireToken(token: string) {
  const expected = digest(token)
  return (ctx: Context, next: Next) => {
    if (!isSecret(/^Bearer (.+)$/i.exec(ctx.get('authorization'))?.[1], expected)) {
      throw new OperatorError(401, 'unauthorized', 'Send the operator token: Authorization: Bearer <token>.')
    }
    return next()
  }
}

function read<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.') || undefined
  throw new OperatorError(400, 'invalid', `${field ?? 'The body'}: ${issue?.message ?? 'invalid'}`, field)
}

async function answerOperatorErrors(ctx: Context, next: Next) {
  try {
    await next()
  } catch (error) {
    const answer = asOperatorError(error)
    if (answer === undefined) throw error
    ctx.status = answer.status
    ctx.body = { error: answer.code, message: answer.message, field: answer.field }
  }
}

function asOperatorError(error: unknown): OperatorError | undefined {
  if (error instanceof OperatorError) return error
  if (error instanceof WorkspaceNameTakenError)
    return new OperatorError(409, 'name_taken', error.message, 'name')
  if (error instanceof EmailTakenError) return new OperatorError(409, 'email_taken', error.message, 'email')
  return undefined
}
