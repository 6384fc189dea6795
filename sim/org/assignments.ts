import { type OrgContext, timestamp } from './context.ts'
import { notFound, OktaError } from './errors.ts'
import { type Groups, groupAsParty } from './groups.ts'
import { idpInitiatedLogin } from './oauth-clients.ts'
import type { Roster } from './roster.ts'
import {
  type Application,
  type Assignment,
  type Group,
  type GroupAssignment,
  recordOf,
  type User,
} from './state.ts'
import { appAsParty, personAsParty } from './system-log.ts'
import { mayHoldSession } from './user-status.ts'

/** One person's use of one app: given to them (USER), or come by a group (GROUP). */
export interface AppUser {
  user: User
  scope: 'USER' | 'GROUP'
  userName: string
  /** The group it comes by, where the scope is GROUP: the one of the highest priority. */
  group?: Group
}

/** Why somebody may not use an app. */
export type AccessRefusal = 'app_inactive' | 'user_status' | 'user_not_assigned'

/**
 * Who may use which app. An assignment to the person outweighs those that come by groups; of those the lowest
 * priority number wins. https://help.okta.com/oie/en-us/content/topics/apps/apps-manage-assignments.htm
 */
export function createAssignments(context: OrgContext, groups: Groups) {
  const { state } = context

  const individual = context.ownAssignments.find

  // Deactivation takes every app away; groups are kept, and give theirs again after a reactivation.
  function viaGroup(app: Application, user: User) {
    if (user.status === 'DEPROVISIONED') return undefined
    return assignments.groupsOf(app).find(({ group }) => groups.isMember(group, user))
  }

  const assignments = {
    /** Gives the app to a person. Throws E0000062 where they have it of their own already. */
    assignUser(
      app: Application,
      user: User,
      userName = user.profile.login,
      profile: Assignment['profile'] = {},
    ): Assignment {
      if (individual(app, user)) throw new OktaError('E0000062')
      if (user.status === 'DEPROVISIONED') throw new OktaError('E0000038')
      const assignment: Assignment = {
        id: context.newId('appAssignment'),
        appId: app.id,
        userId: user.id,
        userName,
        created: timestamp(context),
        profile,
      }
      context.ownAssignments.add(assignment)
      context.log({
        eventType: 'application.user_membership.add',
        result: 'SUCCESS',
        target: [personAsParty(user), appAsParty(app)],
      })
      return assignment
    },

    /** Changes a person's own assignment. Throws E0000007 where there is none. */
    updateUser(
      app: Application,
      user: User,
      { userName, profile }: Partial<Pick<Assignment, 'userName' | 'profile'>>,
    ): void {
      const assignment = individual(app, user)
      if (!assignment) throw notFound(user.id, 'AppUser')
      if (userName !== undefined) assignment.userName = userName
      assignment.profile = { ...assignment.profile, ...profile }
      assignment.lastUpdated = timestamp(context)
      context.changed(['put', 'assignments', assignment])
      context.log({
        eventType: 'application.user_membership.update',
        result: 'SUCCESS',
        target: [personAsParty(user), appAsParty(app)],
      })
    },

    /** Takes a person's own assignment away; what comes by a group stays. Throws E0000007 where there is none. */
    unassignUser(app: Application, user: User): void {
      const assignment = individual(app, user)
      if (!assignment) throw notFound(user.id, 'AppUser')
      context.ownAssignments.remove(assignment)
      context.log({
        eventType: 'application.user_membership.remove',
        result: 'SUCCESS',
        target: [personAsParty(user), appAsParty(app)],
      })
    },

    /** Gives the app to a group's members, now and later. Again: nothing changes. */
    assignGroup(app: Application, group: Group): GroupAssignment {
      const existing = assignments.groupsOf(app).find(entry => entry.group === group)
      if (existing) return existing.assignment
      const assignment: GroupAssignment = {
        id: context.newId('appAssignment'),
        appId: app.id,
        groupId: group.id,
        priority: 1 + Math.max(-1, ...assignments.groupsOf(app).map(({ assignment }) => assignment.priority)),
        created: timestamp(context),
      }
      state.groupAssignments.push(assignment)
      context.changed(['put', 'groupAssignments', assignment])
      context.log({
        eventType: 'group.application_assignment.add',
        result: 'SUCCESS',
        target: [groupAsParty(group), appAsParty(app)],
      })
      return assignment
    },

    /** Gives a group's assignment another rank; 0 is the highest, and who stands there moves down. */
    setPriority(app: Application, group: Group, priority: number): void {
      const others = assignments.groupsOf(app).filter(entry => entry.group !== group)
      const own = assignments.groupsOf(app).find(entry => entry.group === group)?.assignment
      if (!own) throw notFound(group.id, 'UserGroup')
      if (own.priority === priority) return
      own.priority = priority
      own.lastUpdated = timestamp(context)
      context.changed(['put', 'groupAssignments', own])
      let taken = priority
      for (const { assignment } of others.filter(entry => entry.assignment.priority >= priority)) {
        if (assignment.priority !== taken) break
        taken += 1
        assignment.priority = taken
        context.changed(['put', 'groupAssignments', assignment])
      }
      context.log({
        eventType: 'group.application_assignment.update',
        result: 'SUCCESS',
        target: [groupAsParty(group), appAsParty(app)],
      })
    },

    /** Throws E0000007 where the group doesn't have the app. */
    unassignGroup(app: Application, group: Group): void {
      const existing = assignments.groupsOf(app).find(entry => entry.group === group)
      if (!existing) throw notFound(group.id, 'UserGroup')
      state.groupAssignments.splice(state.groupAssignments.indexOf(existing.assignment), 1)
      context.changed(['delete', 'groupAssignments', existing.assignment.id])
      context.log({
        eventType: 'group.application_assignment.remove',
        result: 'SUCCESS',
        target: [groupAsParty(group), appAsParty(app)],
      })
    },

    /** The groups that have the app, by priority. */
    groupsOf(app: Application): { group: Group; assignment: GroupAssignment }[] {
      return state.groupAssignments
        .filter(assignment => assignment.appId === app.id)
        .sort((a, b) => a.priority - b.priority)
        .map(assignment => ({ group: groups.get(assignment.groupId), assignment }))
    },

    /** The apps that a group has, by label. */
    ofGroup(group: Group): { app: Application; assignment: GroupAssignment }[] {
      return state.groupAssignments
        .filter(({ groupId }) => groupId === group.id)
        .flatMap(assignment => {
          const app = recordOf(state.applications, assignment.appId)
          return app ? { app, assignment } : []
        })
        .sort((a, b) => a.app.label.localeCompare(b.app.label))
    },

    /** How a person has the app, suspended or not; undefined where they don't. */
    appUser(app: Application, user: User): AppUser | undefined {
      const own = individual(app, user)
      if (own) return { user, scope: 'USER', userName: own.userName }
      const group = viaGroup(app, user)?.group
      return group && { user, scope: 'GROUP', userName: user.profile.login, group }
    },

    /** The assignment by which a person has the app: their own, or that of the group. */
    behind(app: Application, user: User): Assignment | GroupAssignment | undefined {
      return individual(app, user) ?? viaGroup(app, user)?.assignment
    },

    /** Everybody who has the app: those to whom it was given, oldest first, then groups by priority. */
    appUsers(app: Application): AppUser[] {
      const found = new Map<string, AppUser>()
      for (const { userId, userName } of context.ownAssignments.ofApp(app)) {
        const user = recordOf(state.users, userId)
        if (user) found.set(userId, { user, scope: 'USER', userName })
      }
      for (const { group } of assignments.groupsOf(app)) {
        for (const user of groups.members(group)) {
          if (found.has(user.id) || user.status === 'DEPROVISIONED') continue
          found.set(user.id, { user, scope: 'GROUP', userName: user.profile.login, group })
        }
      }
      return [...found.values()]
    },

    /** Whether the app was given to this person, rather than to a group of theirs only. */
    hasOwn(app: Application, user: User): boolean {
      return context.ownAssignments.has(app, user.id)
    },

    /** The people who have the app of their own, by name. */
    individuals(app: Application): Roster {
      return context.rosters.of(`app ${app.id}`, () => ({
        all: () =>
          [...context.ownAssignments.ofApp(app)].flatMap(({ userId }) => recordOf(state.users, userId) ?? []),
        find: id => (context.ownAssignments.has(app, id) ? recordOf(state.users, id) : undefined),
      }))
    },

    /** The group that brings the app to a person, whether or not they have it of their own too. */
    groupBehind(app: Application, user: User): Group | undefined {
      return viaGroup(app, user)?.group
    },

    /**
     * Gives a person's own assignment up for the one that comes by a group, as Convert Assignments does.
     * Throws E0000007 where no group brings the app to them.
     */
    convertToGroup(app: Application, user: User): void {
      if (!viaGroup(app, user)) throw notFound(user.id, 'AppUser')
      assignments.unassignUser(app, user)
    },

    /** Why this person may not use this app; undefined where they may. */
    refusal(app: Application, user: User): AccessRefusal | undefined {
      if (app.status !== 'ACTIVE') return 'app_inactive'
      if (!mayHoldSession(user)) return 'user_status'
      return assignments.appUser(app, user) ? undefined : 'user_not_assigned'
    },

    /** The apps that a person has without seeing a tile of them, by label, and why that is. */
    withoutTile(user: User): { app: Application; why: 'inactive' | 'hidden' | 'app_only' }[] {
      const shown = new Set(assignments.tiles(user))
      return Object.values(state.applications)
        .filter(app => !shown.has(app) && assignments.appUser(app, user))
        .map(app => {
          if (app.status !== 'ACTIVE') return { app, why: 'inactive' as const }
          return { app, why: app.hideFromDashboard ? ('hidden' as const) : ('app_only' as const) }
        })
        .sort((a, b) => a.app.label.localeCompare(b.app.label))
    },

    /** The apps on a person's dashboard, by label. */
    tiles(user: User): Application[] {
      return Object.values(state.applications)
        .filter(app => !app.hideFromDashboard && idpInitiatedLogin(app) !== 'DISABLED')
        .filter(app => assignments.refusal(app, user) === undefined)
        .sort((a, b) => a.label.localeCompare(b.label))
    },
  }
  return assignments
}

export type Assignments = ReturnType<typeof createAssignments>
