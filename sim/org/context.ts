import type { AssignmentIndex } from './assignment-index.ts'
import type { Changed } from './changes.ts'
import type { NewId } from './ids.ts'
import type { MemberCounts } from './member-counts.ts'
import type { Rosters } from './roster.ts'
import type { Group, OrgState, User } from './state.ts'
import type { LogEvent } from './system-log.ts'

/** What every part of the model works on: the org's state, and the world handed in. */
export interface OrgContext {
  state: OrgState
  /** People's own assignments, by app and person. */
  ownAssignments: AssignmentIndex
  /** Lists of people that were asked for; told of everybody who comes, goes or changes. */
  rosters: Rosters
  memberCounts: MemberCounts
  /** To be told of every change of the state, after it was made: what isn't told isn't kept. */
  changed: Changed
  newId: NewId
  now: () => Date
  /** Writes one event to the System Log. */
  log: (event: LogEvent) => void
  /** What group rules do about a change; it is told to them after it happened. */
  rules: RuleConsequences
}

/** Changes that group rules answer to. */
export interface RuleConsequences {
  /** A profile, a status or a membership of this person changed. */
  personChanged(user: User): void
  /** An administrator took this person out of this group. */
  removedByHand(group: Group, user: User): void
  groupDeleted(group: Group): void
  personDeleted(user: User): void
}

/** The time as Okta writes it, `2026-01-31T12:00:00.000Z`. */
export function timestamp(context: Pick<OrgContext, 'now'>): string {
  return context.now().toISOString()
}
