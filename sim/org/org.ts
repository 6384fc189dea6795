import { randomBytes } from 'node:crypto'
import { createApplications } from './applications.ts'
import { createAssignmentIndex } from './assignment-index.ts'
import { createAssignments } from './assignments.ts'
import type { Changed } from './changes.ts'
import type { OrgContext } from './context.ts'
import { createGroupRules } from './group-rules.ts'
import { createGroups } from './groups.ts'
import { type NewId, randomBase62, randomId, randomUuid } from './ids.ts'
import { createMemberCounts } from './member-counts.ts'
import type { Release } from './release.ts'
import { createRosters } from './roster.ts'
import { createSessionTokens, type SessionToken } from './session-tokens.ts'
import { createSessions, type Session } from './sessions.ts'
import type { OrgState } from './state.ts'
import { createSystemLog, type LogRequest, type RememberedLog } from './system-log.ts'
import { createUsers } from './users.ts'

/** The world as the model sees it. Each has a real default; tests hand in their own. */
export interface World {
  now?: () => Date
  /** Seconds by which `now` is ahead of the real time, for who reads a clock of their own. */
  offsetSeconds?: () => number
  newId?: NewId
  newUuid?: () => string
  /** The request that is being answered, for the System Log. */
  request?: () => LogRequest | undefined
  /** Told of every change of the state, after it was made; nobody by default. */
  changed?: Changed
}

/** What an org knows besides its state: it is kept in no file. */
export interface OrgMemory {
  sessions: readonly Session[]
  sessionTokens: readonly SessionToken[]
  systemLog: RememberedLog
}

/** The state of an org that nobody has touched yet. */
export function emptyOrgState(
  name: string,
  { now = () => new Date(), newId = randomId }: World = {},
  release: Release = '2026.08',
): OrgState {
  return {
    id: newId('org'),
    name,
    created: now().toISOString(),
    release,
    secret: randomBytes(24).toString('base64url'),
    apiToken: `00Q${randomBase62(39)}`,
    users: {},
    groups: {},
    applications: {},
    assignments: [],
    groupAssignments: [],
    groupRules: {},
  }
}

// Until the rules are there nothing answers to a change.
const NO_RULES: OrgContext['rules'] = {
  personChanged: () => undefined,
  removedByHand: () => undefined,
  groupDeleted: () => undefined,
  personDeleted: () => undefined,
}

/** The model of one org over its state: pure and synchronous, it knows nothing of HTTP, files or a clock of its own. */
export function createOrgModel(state: OrgState, world: World = {}, memory?: OrgMemory) {
  const { now = () => new Date(), newId = randomId, newUuid = randomUuid, request } = world
  const { offsetSeconds = () => 0, changed = () => undefined } = world
  const systemLog = createSystemLog({ now, newUuid, ...(request && { request }) }, memory?.systemLog)
  const rosters = createRosters()
  const ownAssignments = createAssignmentIndex(state, { touched: rosters.touch, changed })
  const log = systemLog.write
  const context: OrgContext = {
    state,
    ownAssignments,
    rosters,
    memberCounts: createMemberCounts(),
    changed,
    newId,
    now,
    log,
    rules: NO_RULES,
  }
  const users = createUsers(context)
  const groups = createGroups(context, users)
  const sessions = createSessions(context, users, memory?.sessions)
  const sessionTokens = createSessionTokens(context, users, memory?.sessionTokens)
  return {
    state,
    now,
    offsetSeconds,
    newId,
    users,
    groups,
    groupRules: createGroupRules(context, groups),
    applications: createApplications(context),
    assignments: createAssignments(context, groups),
    sessions,
    sessionTokens,
    systemLog,

    /** A copy of what is in memory only. */
    remember: (): OrgMemory => ({
      sessions: sessions.remember(),
      sessionTokens: sessionTokens.remember(),
      systemLog: systemLog.remember(),
    }),

    /** Forgets what has expired: a clock that is put back brings none of it to life. */
    dropExpired(): void {
      sessions.dropExpired()
      sessionTokens.dropExpired()
    },
  }
}

export type OrgModel = ReturnType<typeof createOrgModel>
