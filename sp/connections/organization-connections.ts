import { randomId } from '../ids.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { ApiError } from './api-errors.ts'
import type { Connection, ConnectionChange, Enabling, NewConnection } from './connection.ts'
import { isSameApp } from './replacement.ts'

/** A connection as it will be, among its organization's. Nothing is changed until that is committed. */
export type Outcome = { connection: Connection; connections: Connection[] }

/** The connection that people of a workspace sign in with. */
export function enabledConnection({ connections }: Workspace): Connection | undefined {
  return connections.find(({ enabled }) => enabled !== null)
}

/** A connection of the organization to an Okta org that was made and never enabled, which the next one replaces. */
export function abandonedConnections({ connections }: Workspace, issuer: string): Connection[] {
  return connections.filter(
    ({ options, enabled, disabled }) => options.issuer === issuer && enabled === null && disabled === null,
  )
}

/**
 * Adds a connection to an organization. Nobody is offered it until it is enabled. One to the same Okta org that was
 * never enabled makes room. Throws ApiError 409 where there is one that was: it is to be changed instead.
 */
export function addedConnection(workspace: Workspace, wanted: NewConnection): Outcome {
  const { issuer } = wanted.options
  const abandoned = abandonedConnections(workspace, issuer)
  const others = workspace.connections.filter(connection => !abandoned.includes(connection))
  const existing = others.find(({ options }) => options.issuer === issuer)
  if (existing !== undefined) {
    throw new ApiError(
      409,
      'connection_conflict',
      `This organization has a connection to ${issuer} already, ${existing.name}: change that one.`,
    )
  }
  const connection: Connection = { id: randomId('con'), ...wanted, enabled: null, disabled: null }
  return { connection, connections: [...others, connection] }
}

/** The organization's own connection with that id. Throws ApiError 404; another organization's is as unknown. */
export function ownConnection(connections: readonly Connection[], id: string): Connection {
  const connection = connections.find(connection => connection.id === id)
  if (connection === undefined)
    throw new ApiError(404, 'inexistent_connection', `There is no connection ${id}.`)
  return connection
}

/**
 * Changes a connection. Its issuer stays: users are known by issuer and subject, so another Okta org needs a
 * connection of its own. Throws ApiError 400 where the issuer differs.
 */
export function changedConnection(
  { connections }: Workspace,
  before: Connection,
  { display_name, enabled_clients, options }: ConnectionChange,
): Outcome {
  if (options !== undefined && options.issuer !== before.options.issuer) {
    const { issuer } = before.options
    throw new ApiError(
      400,
      'invalid_body',
      `options.issuer: connection ${before.name} belongs to ${issuer}; create another one for ${options.issuer}.`,
    )
  }
  const connection: Connection = {
    ...before,
    display_name: display_name ?? before.display_name,
    enabled_clients: enabled_clients ?? before.enabled_clients,
    options: {
      ...(options ?? before.options),
      client_secret: options?.client_secret ?? before.options.client_secret,
    },
  }
  return { connection, connections: connections.map(one => (one === before ? connection : one)) }
}

/**
 * Enables a connection for its organization. An organization has one Okta org: the connections it had before, to
 * whichever org, are gone from then on. Throws ApiError 404, and 409 when it is enabled already.
 */
export function enablingOf(
  workspace: Workspace,
  { connection_id, ...settings }: Enabling,
  now: number,
): Outcome {
  const before = ownConnection(workspace.connections, connection_id)
  if (before.enabled !== null) {
    throw new ApiError(
      409,
      'organization_connection_conflict',
      `Connection ${before.name} is enabled already.`,
    )
  }
  const connection = { ...before, enabled: { at: now, ...settings }, disabled: null }
  return { connection, connections: [connection] }
}

/**
 * The connections of other workspaces that an enabled connection leaves behind, each list with `leave` applied to
 * those to the same app of the same Okta org.
 */
export function leftBehind(
  workspaces: readonly Workspace[],
  { connection, at }: { connection: Connection; at: Workspace },
  leave: (connection: Connection) => Connection,
): Map<Workspace, Connection[]> {
  const isLeft = (other: Connection) => other.enabled !== null && isSameApp(other, connection)
  const left = new Map<Workspace, Connection[]>()
  if (connection.enabled === null) return left
  for (const workspace of workspaces) {
    if (workspace === at || !workspace.connections.some(isLeft)) continue
    left.set(
      workspace,
      workspace.connections.map(other => (isLeft(other) ? leave(other) : other)),
    )
  }
  return left
}
