import type { Plan, Role, User, Workspace } from '../workspaces/workspace.ts'
import { roleOf } from '../workspaces/workspace.ts'

export type Approval = { allowed: true } | { allowed: false; reason: ApprovalRefusal }

export type ApprovalRefusal =
  | { kind: 'role'; role: Role; needed: 'superuser' }
  | { kind: 'plan'; plan: Plan; needed: 'Enterprise' }
  | { kind: 'deactivated' }

/** Whether a user may let Okta configure single sign-on for their workspace: a superuser, on the Enterprise plan. */
export function mayApprove(user: User, workspace: Workspace): Approval {
  if (!user.is_active) return { allowed: false, reason: { kind: 'deactivated' } }
  const role = roleOf(user)
  if (role !== 'superuser') return { allowed: false, reason: { kind: 'role', role, needed: 'superuser' } }
  if (workspace.plan !== 'Enterprise') {
    return { allowed: false, reason: { kind: 'plan', plan: workspace.plan, needed: 'Enterprise' } }
  }
  return { allowed: true }
}
