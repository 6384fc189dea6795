import type { Alpacon } from '../alpacon.ts'
import type { Connection } from '../connections/connection.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** Whether somebody may sign in with a connection now: it is ready, or the workspace's sign-in screen offers it. */
export function isUsable({ parts, now }: Alpacon, workspace: Workspace, connection: Connection): boolean {
  return (
    parts.isOffered(connection, workspace, now()) ||
    parts.connectionStatus(connection, workspace, now()) === 'ready'
  )
}
