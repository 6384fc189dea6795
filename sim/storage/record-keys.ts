import type { Change } from '../org/changes.ts'
import type { OrgState } from '../org/state.ts'

/** The ids of what an org may have a hundred thousand of, to go through in turns. */
export interface RecordKeys {
  users(): Iterable<string>
  members(groupId: string): Iterable<string>
}

/**
 * Keeps the ids of people and of groups' members in step with the changes of a state. To list the keys of an object of
 * that size takes longer than a request may have to wait; a set is gone through piece by piece, changes in between
 * included.
 */
export function createRecordKeys(state: OrgState): RecordKeys & { note(change: Change): void } {
  let users: Set<string>
  let members: Map<string, Set<string>>

  function list({ users: people, groups }: OrgState) {
    users = new Set(Object.keys(people))
    members = new Map(Object.values(groups).map(group => [group.id, new Set(Object.keys(group.members))]))
  }

  list(state)

  return {
    users: () => users,
    members: groupId => members.get(groupId) ?? [],
    note(change) {
      if (change[0] === 'state') list(change[1])
      else if (change[0] === 'put') {
        if (change[1] === 'users') users.add(change[2].id)
        else if (change[1] === 'groups' && !members.has(change[2].id)) members.set(change[2].id, new Set())
      } else if (change[0] === 'delete') {
        if (change[1] === 'users') users.delete(change[2])
        else if (change[1] === 'groups') members.delete(change[2])
      } else if (change[0] === 'join') members.get(change[1])?.add(change[2])
      else if (change[0] === 'leave') members.get(change[1])?.delete(change[2])
    },
  }
}
