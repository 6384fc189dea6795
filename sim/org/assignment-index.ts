import type { Changed } from './changes.ts'
import type { Application, Assignment, OrgState, User } from './state.ts'

/**
 * People's own assignments by app and person: what concerns one app costs what that app has, however many people and
 * apps there are. It holds the state's records themselves, and every change of `state.assignments` goes through it.
 */
export function createAssignmentIndex(
  state: OrgState,
  { touched, changed }: { touched: (userId: string) => void; changed: Changed },
) {
  const byApp = new Map<string, Map<string, Assignment>>()

  function note(assignment: Assignment) {
    const ofApp = byApp.get(assignment.appId) ?? new Map<string, Assignment>()
    byApp.set(assignment.appId, ofApp.set(assignment.userId, assignment))
  }

  for (const assignment of state.assignments) note(assignment)

  return {
    find(app: Application, user: User): Assignment | undefined {
      return byApp.get(app.id)?.get(user.id)
    },

    has(app: Application, userId: string): boolean {
      return byApp.get(app.id)?.has(userId) ?? false
    },

    /** Oldest first. */
    ofApp(app: Application): Iterable<Assignment> {
      return byApp.get(app.id)?.values() ?? []
    },

    add(assignment: Assignment): void {
      state.assignments.push(assignment)
      note(assignment)
      changed(['put', 'assignments', assignment])
      touched(assignment.userId)
    },

    remove(assignment: Assignment): void {
      state.assignments.splice(state.assignments.indexOf(assignment), 1)
      byApp.get(assignment.appId)?.delete(assignment.userId)
      changed(['delete', 'assignments', assignment.id])
      touched(assignment.userId)
    },

    removePerson(user: User): void {
      state.assignments = state.assignments.filter(({ userId }) => userId !== user.id)
      for (const ofApp of byApp.values()) {
        const assignment = ofApp.get(user.id)
        if (!assignment) continue
        ofApp.delete(user.id)
        changed(['delete', 'assignments', assignment.id])
      }
      touched(user.id)
    },

    removeApp(app: Application): void {
      state.assignments = state.assignments.filter(({ appId }) => appId !== app.id)
      for (const { id } of byApp.get(app.id)?.values() ?? []) changed(['delete', 'assignments', id])
      byApp.delete(app.id)
    },
  }
}

export type AssignmentIndex = ReturnType<typeof createAssignmentIndex>
