import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import type { Approval } from './approval.ts'

const CAPACITY = 1000

/** Approvals that are still good, by app: they let the configuration be tried again without asking the superuser. */
export function createApprovals() {
  const approvals = new Map<string, Approval>()
  const isGood = ({ org, expiresAt }: Approval) => expiresAt > org.model.now().getTime()
  return {
    keep(approval: Approval): void {
      if (approvals.size >= CAPACITY) approvals.delete(approvals.keys().next().value!)
      approvals.set(approval.app.id, approval)
    },
    /** The approval for an app; undefined where there is none, or it ran out. */
    of(app: Application): Approval | undefined {
      const approval = approvals.get(app.id)
      return approval && isGood(approval) ? approval : undefined
    },
    /** Forgets what an org's administrators were approved, or what of it ran out. */
    forget(org: RunningOrg, which: 'all' | 'expired' = 'all'): void {
      for (const [id, approval] of approvals) {
        if (approval.org === org && (which === 'all' || !isGood(approval))) approvals.delete(id)
      }
    },
    size: (): number => approvals.size,
  }
}

export type Approvals = ReturnType<typeof createApprovals>
