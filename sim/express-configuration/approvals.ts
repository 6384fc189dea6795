import type { Application } from '../org/state.ts'
import type { Approval } from './approval.ts'

const CAPACITY = 1000

/** Approvals that are still good, by app: they let the configuration be tried again without asking the superuser. */
export function createApprovals() {
  const approvals = new Map<string, Approval>()
  return {
    keep(approval: Approval): void {
      if (approvals.size >= CAPACITY) approvals.delete(approvals.keys().next().value!)
      approvals.set(approval.app.id, approval)
    },
    /** The approval for an app; undefined where there is none, or it ran out. */
    of(app: Application): Approval | undefined {
      const approval = approvals.get(app.id)
      return approval && approval.expiresAt > Date.now() ? approval : undefined
    },
  }
}

export type Approvals = ReturnType<typeof createApprovals>
