// The keys that a process keeps for all the files that it tests: made here, before keys are drawn again and again, so that
// no org is ever given the stranger's.
import { strangeKey } from '../sim/faults/stranger.ts'
import { customKeys } from '../sim/oidc/authorization-servers.ts'

await Promise.all([strangeKey(), ...Array.from({ length: customKeys.size }, customKeys.draw)])
