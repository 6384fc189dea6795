import type { LastFailures } from './connections/last-failures.ts'
import type { Approvals } from './express-configuration/approvals.ts'
import type { Hosts } from './hosts.ts'
import type { AlpaconParts } from './parts.ts'
import type { Sessions } from './sign-in/sessions.ts'
import type { Workspaces } from './workspaces/directory.ts'

/** What every part of one running Alpacon works with. */
export type Alpacon = {
  hosts: Hosts
  workspaces: Workspaces
  sessions: Sessions
  approvals: Approvals
  lastFailures: LastFailures
  parts: AlpaconParts
  /** Milliseconds since 1970. */
  now: () => number
  /** How Alpacon asks an Okta. */
  fetch: typeof fetch
  /** Bearer of the operator API. */
  operatorToken: string
  /** Delay of workspaces that are made without one of their own. */
  connectionDelayMs: number
  /** How long each answer of Okta is waited for, in whole seconds. */
  patienceWithOktaSeconds: number
}
