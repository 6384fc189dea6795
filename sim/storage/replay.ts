import { z } from 'zod'
import type { Change, Put, RecordKind } from '../org/changes.ts'
import {
  applicationSchema,
  assignmentSchema,
  type Group,
  type GroupRule,
  groupAssignmentSchema,
  groupRuleSchema,
  groupSchema,
  type OrgState,
  orgStateSchema,
  userSchema,
} from '../org/state.ts'

const id = z.string()
const put = <K extends RecordKind, R extends z.ZodType>(kind: K, record: R) =>
  z.tuple([z.literal('put'), z.literal(kind), record])

/** A change as it is written: the same words, with each record checked as in an org's file. */
const changeSchema = z.union([
  put('users', userSchema),
  put('groups', groupSchema.omit({ members: true })),
  put('applications', applicationSchema),
  put('assignments', assignmentSchema),
  put('groupAssignments', groupAssignmentSchema),
  put('groupRules', groupRuleSchema.omit({ placed: true })),
  z.tuple([
    z.literal('delete'),
    z.enum(['users', 'groups', 'applications', 'assignments', 'groupAssignments', 'groupRules']),
    id,
  ]),
  z.tuple([z.enum(['join', 'leave']), id, id]),
  z.tuple([z.enum(['place', 'displace']), id, id, id]),
  z.tuple([z.literal('forget'), id, id]),
  z.tuple([z.literal('state'), orgStateSchema]),
])

/** Changes that were made together: all of them, or none. */
export const changesSchema = z.array(changeSchema)

/**
 * Makes changes anew over a state that was read, which becomes the replay's own. A change that the state has already does
 * nothing, and one about a record that is no more does nothing either: it is told later on that it went.
 */
export function createReplay(first: OrgState) {
  let state = first
  // By id, in their order: lists are long.
  let lists = listsOf(state)

  function make(change: Change): void {
    switch (change[0]) {
      case 'state':
        state = change[1]
        lists = listsOf(state)
        return
      case 'put':
        putRecord(change)
        return
      case 'delete':
        deleteRecord(change[1], change[2])
        return
      case 'join':
      case 'leave': {
        const members = state.groups[change[1]]?.members
        if (members) note(members, change[2], change[0] === 'join')
        return
      }
      case 'place':
      case 'displace': {
        const [act, ruleId, groupId, userId] = change
        const placed = state.groupRules[ruleId]?.placed
        if (!placed) return
        placed[groupId] ??= {}
        note(placed[groupId], userId, act === 'place')
        return
      }
      case 'forget':
        delete state.groupRules[change[1]]?.placed[change[2]]
    }
  }

  function putRecord([, kind, record]: Put): void {
    if (kind === 'assignments' || kind === 'groupAssignments') {
      // Each has its own records in it; which, the compiler can't follow.
      const list = lists[kind] as Map<string, typeof record>
      list.set(record.id, record)
    } else if (kind === 'groups') {
      const members = state.groups[record.id]?.members ?? {}
      state.groups[record.id] = { ...record, members } satisfies Group
    } else if (kind === 'groupRules') {
      const placed = state.groupRules[record.id]?.placed ?? {}
      state.groupRules[record.id] = { ...record, placed } satisfies GroupRule
    } else if (kind === 'users') state.users[record.id] = record
    else state.applications[record.id] = record
  }

  function deleteRecord(kind: RecordKind, id: string): void {
    if (kind === 'assignments' || kind === 'groupAssignments') lists[kind].delete(id)
    else delete state[kind][id]
  }

  return {
    make,
    /** The state with all that was made. */
    state(): OrgState {
      state.assignments = [...lists.assignments.values()]
      state.groupAssignments = [...lists.groupAssignments.values()]
      return state
    },
  }
}

function listsOf({ assignments, groupAssignments }: OrgState) {
  const byId = <T extends { id: string }>(records: T[]) => new Map(records.map(record => [record.id, record]))
  return { assignments: byId(assignments), groupAssignments: byId(groupAssignments) }
}

function note(entries: Record<string, true>, key: string, isThere: boolean): void {
  if (isThere) entries[key] = true
  else delete entries[key]
}
