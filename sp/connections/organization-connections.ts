import { randomId } from '../ids.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { ApiError } from './api-errors.ts'
import type { Connection, ConnectionChange, Enabling, NewConnection } from './connection.ts'

/** Adds a connection to an organization. Nobody is offered it until it is enabled. */
export function addConnection(workspace: Workspace, wanted: NewConnection): Connection {
  const connection: Connection = { id: randomId('con'), ...wanted, enabled: null }
  workspace.connections.push(connection)
  return connection
}

/** The organization's own connection with that id. Throws ApiError 404; another organization's is as unknown. */
export function ownConnection(workspace: Workspace, id: string): Connection {
  const connection = workspace.connections.find(connection => connection.id === id)
  if (connection === undefined)
    throw new ApiError(404, 'inexistent_connection', `There is no connection ${id}.`)
  return connection
}

/**
 * Changes a connection. Its issuer stays: users are known by issuer and subject, so another Okta org needs a
 * connection of its own. Throws ApiError 400 where the issuer differs.
 */
export function changeConnection(connection: Connection, change: ConnectionChange): void {
  const { options } = change
  if (options !== undefined && options.issuer !== connection.options.issuer) {
    const { issuer } = connection.options
    throw new ApiError(
      400,
      'invalid_body',
      `options.issuer: connection ${connection.name} belongs to ${issuer}; create another one for ${options.issuer}.`,
    )
  }
  connection.display_name = change.display_name ?? connection.display_name
  connection.enabled_clients = change.enabled_clients ?? connection.enabled_clients
  if (options !== undefined) {
    connection.options = {
      ...options,
      client_secret: options.client_secret ?? connection.options.client_secret,
    }
  }
}

/**
 * Enables a connection for its organization. An organization has one Okta org: the connections it had before, to
 * whichever org, are gone from then on. Throws ApiError 409 when it is enabled already.
 */
export function enableConnection(
  workspace: Workspace,
  { connection_id, ...settings }: Enabling,
  now: number,
): Connection {
  const connection = ownConnection(workspace, connection_id)
  if (connection.enabled !== null) {
    throw new ApiError(
      409,
      'organization_connection_conflict',
      `Connection ${connection.name} is enabled already.`,
    )
  }
  connection.enabled = { at: now, ...settings }
  workspace.connections = [connection]
  return connection
}

/** A connection as the API shows it: never with its client secret. */
export function connectionRecord(connection: Connection) {
  const { enabled, options, ...rest } = connection
  const { client_secret, ...shownOptions } = options
  return { ...rest, options: shownOptions }
}

/** An enabled connection as the API shows it among an organization's. */
export function enabledRecord(connection: Connection) {
  return {
    connection_id: connection.id,
    assign_membership_on_login: connection.enabled?.assign_membership_on_login ?? false,
    show_as_button: connection.enabled?.show_as_button ?? false,
    connection: { name: connection.name, strategy: connection.strategy },
  }
}
