import type { Connection } from './connection.ts'

/**
 * How far a connection is: `made` by Okta and not enabled yet, `setting-up` until what was enabled is live, `ready`,
 * or `disabled` because its Okta org connected another workspace.
 */
export type ConnectionState = 'made' | 'setting-up' | 'ready' | 'disabled'

export type ShownConnection = {
  name: string
  displayName: string
  issuer: string
  clientId: string
  state: ConnectionState
  /** When it was enabled or disabled, in milliseconds since 1970; undefined while it is neither. */
  since: number | undefined
  /** Whether the sign-in screen has a button for it. */
  hasButton: boolean
  /** Whether people whom the workspace doesn't know get in. */
  takesNewcomers: boolean
}

/** A connection as superusers of its workspace are shown it: never with its client secret. */
export function shownConnection(connection: Connection, status: 'pending' | 'ready'): ShownConnection {
  const { name, display_name, options, enabled, disabled } = connection
  return {
    name,
    displayName: display_name,
    issuer: options.issuer,
    clientId: options.client_id,
    state: stateOf(connection, status),
    since: (enabled ?? disabled)?.at,
    hasButton: enabled?.show_as_button ?? false,
    takesNewcomers: enabled?.assign_membership_on_login ?? false,
  }
}

function stateOf({ enabled, disabled }: Connection, status: 'pending' | 'ready'): ConnectionState {
  if (enabled === null) return disabled === null ? 'made' : 'disabled'
  return status === 'ready' ? 'ready' : 'setting-up'
}
