import { clock } from './clock.ts'
import { exchanges } from './exchanges.ts'
import { faults } from './faults.ts'
import { health } from './health.ts'
import { keys } from './keys.ts'
import { description } from './openapi.ts'
import type { OperationGroup } from './operation.ts'
import { orgs } from './orgs.ts'
import { snapshots } from './snapshot-operations.ts'

/** Everything that can be done over HTTP, in the order of the document. A group is served and described by standing here. */
export const GROUPS: readonly OperationGroup[] = [
  health,
  orgs,
  snapshots,
  keys,
  clock,
  faults,
  exchanges,
  description(() => GROUPS),
]
