import type { Application, Assignment, Group, GroupAssignment, GroupRule, OrgState, User } from './state.ts'

/** The kinds of record that an org's state has, by the member that holds them. */
export interface RecordOf {
  users: User
  groups: Omit<Group, 'members'>
  applications: Application
  assignments: Assignment
  groupAssignments: GroupAssignment
  groupRules: Omit<GroupRule, 'placed'>
}

export type RecordKind = keyof RecordOf

/** One record as it is now. Of a group and of a rule without whom they hold: that is told person by person. */
export type Put = { [K in RecordKind]: readonly ['put', K, RecordOf[K]] }[RecordKind]

/**
 * One change of an org's state, told by the model after it was made. A record is the state's own, and may go on changing:
 * whoever keeps changes reads it when they write. Told again, or over a state that has it already, a change does nothing
 * more, so that what was told since any moment leads from any later state to the present one.
 */
export type Change =
  | readonly ['state', OrgState]
  | Put
  | readonly ['delete', RecordKind, id: string]
  | readonly ['join' | 'leave', groupId: string, userId: string]
  | readonly ['place' | 'displace', ruleId: string, groupId: string, userId: string]
  /** A rule keeps no more whom it placed into this group. */
  | readonly ['forget', ruleId: string, groupId: string]

/** Who is told of every change. */
export type Changed = (change: Change) => void
