import type { Connection } from './connection.ts'

/** A connection as the API shows it: never with its client secret; with its options only to who may read them. */
export function connectionRecord(connection: Connection, { withOptions }: { withOptions: boolean }) {
  const { enabled, disabled, options, ...rest } = connection
  const { client_secret, ...shownOptions } = options
  return withOptions ? { ...rest, options: shownOptions } : rest
}

/** An enabled connection as the API shows it among an organization's. */
export function enabledRecord({ id, name, strategy, enabled }: Connection) {
  const { assign_membership_on_login, show_as_button } = enabled!
  return { connection_id: id, assign_membership_on_login, show_as_button, connection: { name, strategy } }
}
