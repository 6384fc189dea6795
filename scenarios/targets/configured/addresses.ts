import type { WorkspaceAddress } from '../../config.ts'
import type { Workspace } from '../../harness/target.ts'

/** A whole address, for a workspace where it is one of each workspace's own; paths are below `url`. */
export function addressOf(given: WorkspaceAddress, workspace: Workspace, url: string): string {
  return new URL(typeof given === 'function' ? given(workspace) : given, url).href
}
