import type { Alpacon } from '../alpacon.ts'
import type { User, Workspace } from '../workspaces/workspace.ts'

export type Approver = { workspace: Workspace; user: User }

/** Subject of an access token: the organization and its user, as one name. */
export function subjectOf({ workspace, user }: Approver): string {
  return `${workspace.organization_id}|${user.id}`
}

/** The approver that a subject names, while they may still approve; else undefined. */
export function approverOf({ workspaces, parts }: Alpacon, subject: string): Approver | undefined {
  const [organizationId = '', userId] = subject.split('|')
  const workspace = workspaces.ofOrganization(organizationId)
  const user = workspace?.users.find(({ id }) => id === userId)
  if (workspace === undefined || user === undefined) return undefined
  return parts.mayApprove(user, workspace).allowed ? { workspace, user } : undefined
}
