import type { AppUser, Assignments } from './assignments.ts'
import type { Groups } from './groups.ts'
import type { Application } from './state.ts'

/** Where a part of the list ended: in which source, and after which of its entries. */
interface Place {
  source: string
  after?: string | undefined
}

/** A part of the list of those who have an app. */
export interface AssignedPart {
  people: AppUser[]
  next: Place | undefined
}

/**
 * A part of the list of everybody who has an app: those to whom it was given, by name, then the members of each group by
 * priority, each person once. It costs what it shows, however many there are. A part may be shorter than asked for where
 * groups overlap: `next` says whether there is more.
 */
export function assignedPeople(
  { assignments, groups }: { assignments: Assignments; groups: Groups },
  app: Application,
  { search, from, limit }: { search?: string | undefined; from?: Place | undefined; limit: number },
): AssignedPart {
  const entries = assignments.groupsOf(app)
  const sources = ['own', ...entries.map(({ group }) => group.id)]
  // A group that was taken away meanwhile: the list starts anew rather than ends too early.
  let at = Math.max(0, sources.indexOf(from?.source ?? 'own'))
  let after = sources[at] === from?.source ? from?.after : undefined
  const people: AppUser[] = []
  for (; at < sources.length; at += 1) {
    const before = entries.slice(0, at - 1)
    const own = at === 0
    const roster = own ? assignments.individuals(app) : groups.roster(entries[at - 1]!.group)
    const part = roster.part({
      search,
      after,
      limit: limit - people.length,
      isWanted: user => {
        if (own) return true
        if (user.status === 'DEPROVISIONED' || assignments.hasOwn(app, user)) return false
        return !before.some(({ group }) => groups.isMember(group, user))
      },
    })
    for (const user of part.people) people.push(assignments.appUser(app, user)!)
    after = undefined
    if (part.next !== undefined) return { people, next: { source: sources[at]!, after: part.next } }
    if (people.length >= limit) {
      const following = sources[at + 1]
      return { people, next: following === undefined ? undefined : { source: following } }
    }
  }
  return { people, next: undefined }
}
