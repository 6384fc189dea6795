import { type OrgContext, timestamp } from './context.ts'
import { invalid, notFound, OktaError } from './errors.ts'
import type { Roster } from './roster.ts'
import { type Group, recordOf, type User } from './state.ts'
import { type LogParty, personAsParty } from './system-log.ts'
import type { Users } from './users.ts'

/** Who changes a membership: an administrator, or a group rule. */
type ChangedBy = 'hand' | 'rule'

/** The org's groups. https://developer.okta.com/docs/reference/api/groups/ */
export function createGroups(context: OrgContext, users: Pick<Users, 'count'>) {
  const { state } = context

  function keep({ members: _, ...group }: Group) {
    context.changed(['put', 'groups', group])
  }

  function add(type: Group['type'], name: string, description: string): Group {
    const created = timestamp(context)
    const group: Group = {
      id: context.newId('group'),
      type,
      created,
      lastUpdated: created,
      lastMembershipUpdated: created,
      profile: { name, description },
      members: {},
    }
    state.groups[group.id] = group
    keep(group)
    return group
  }

  if (!Object.values(state.groups).some(group => group.type === 'BUILT_IN')) {
    add('BUILT_IN', 'Everyone', 'All users in your organization')
  }

  function changeMembership(group: Group, user: User, change: 'add' | 'remove', by: ChangedBy) {
    if (group.type === 'BUILT_IN') throw new OktaError('E0000006')
    const was = group.members[user.id] === true
    if (change === 'add') group.members[user.id] = true
    else delete group.members[user.id]
    group.lastMembershipUpdated = timestamp(context)
    keep(group)
    if (was !== (change === 'add')) {
      context.changed([change === 'add' ? 'join' : 'leave', group.id, user.id])
      context.memberCounts.changed(group, was ? -1 : 1)
      context.rosters.touch(user.id)
      context.log({
        eventType: `group.user_membership.${change}`,
        result: 'SUCCESS',
        target: [personAsParty(user), groupAsParty(group)],
      })
      if (by === 'rule') return
      if (change === 'remove') context.rules.removedByHand(group, user)
      context.rules.personChanged(user)
    }
  }

  function checkName(name: string, self?: Group) {
    if (!name.trim()) throw invalid('name', 'The field cannot be left blank')
    const holder = groups.byName(name)
    if (holder && holder !== self) {
      throw invalid('name', 'An object with this field already exists in the current organization')
    }
  }

  const groups = {
    /** Makes a group. Throws E0000001 where the name is blank or taken. */
    create({ name, description = '' }: { name: string; description?: string }): Group {
      checkName(name)
      const group = add('OKTA_GROUP', name, description)
      context.log({ eventType: 'group.lifecycle.create', result: 'SUCCESS', target: [groupAsParty(group)] })
      return group
    },

    find(id: string): Group | undefined {
      return recordOf(state.groups, id)
    },

    /** By id. Throws E0000007. */
    get(id: string): Group {
      const group = groups.find(id)
      if (!group) throw notFound(id, 'UserGroup')
      return group
    },

    byName(name: string): Group | undefined {
      return Object.values(state.groups).find(group => group.profile.name === name)
    },

    list(): Group[] {
      return Object.values(state.groups)
    },

    /** Everyone holds all people; other groups hold whom they were given. */
    isMember(group: Group, user: User): boolean {
      return group.type === 'BUILT_IN' || group.members[user.id] === true
    },

    members(group: Group): User[] {
      if (group.type === 'BUILT_IN') return Object.values(state.users)
      return Object.keys(group.members).flatMap(id => recordOf(state.users, id) ?? [])
    },

    memberCount(group: Group): number {
      return group.type === 'BUILT_IN' ? users.count() : context.memberCounts.of(group)
    },

    /** The group's members by name. */
    roster(group: Group): Roster {
      return context.rosters.of(`group ${group.id}`, () => ({
        all: () => groups.members(group),
        find(id) {
          const user = recordOf(state.users, id)
          return user && groups.isMember(group, user) ? user : undefined
        },
      }))
    },

    ofUser(user: User): Group[] {
      return Object.values(state.groups).filter(group => groups.isMember(group, user))
    },

    /** Changes name and description. Throws E0000001 where the name is blank or taken, E0000006 for a built-in group. */
    update(group: Group, { name, description = '' }: { name: string; description?: string }): void {
      if (group.type === 'BUILT_IN') throw new OktaError('E0000006')
      checkName(name, group)
      group.profile = { name, description }
      group.lastUpdated = timestamp(context)
      keep(group)
      context.log({ eventType: 'group.profile.update', result: 'SUCCESS', target: [groupAsParty(group)] })
    },

    /** Again: nothing changes. Throws E0000006 for a built-in group, which has its members by itself. */
    addMember(group: Group, user: User, by: ChangedBy = 'hand'): void {
      changeMembership(group, user, 'add', by)
    },

    /** A rule that had put the person there leaves them alone from now on, where it is done by hand. */
    removeMember(group: Group, user: User, by: ChangedBy = 'hand'): void {
      changeMembership(group, user, 'remove', by)
    },

    /** Deletes a group, and with it what was assigned through it. */
    delete(group: Group): void {
      if (group.type === 'BUILT_IN') throw new OktaError('E0000006')
      delete state.groups[group.id]
      context.changed(['delete', 'groups', group.id])
      context.memberCounts.forget(group)
      context.rosters.forget(`group ${group.id}`)
      for (const { id, groupId } of state.groupAssignments) {
        if (groupId === group.id) context.changed(['delete', 'groupAssignments', id])
      }
      state.groupAssignments = state.groupAssignments.filter(({ groupId }) => groupId !== group.id)
      context.rules.groupDeleted(group)
      context.log({ eventType: 'group.lifecycle.delete', result: 'SUCCESS', target: [groupAsParty(group)] })
    },
  }
  return groups
}

export type Groups = ReturnType<typeof createGroups>

/** A group as the System Log names one. */
export function groupAsParty(group: Group): LogParty {
  const { name } = group.profile
  return { id: group.id, type: 'UserGroup', alternateId: name, displayName: name }
}
