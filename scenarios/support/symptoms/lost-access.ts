import type { Log } from '../log.ts'
import { appOf, groupOf, isSame, type LoggedEvent, type Named, personOf } from '../logged-event.ts'
import { appPath, whenAndByWhom } from '../wording.ts'

/** How somebody lost an app, and how to undo it. */
export type Loss = { event: LoggedEvent; why: string; undo: string }

type Way = {
  removed: string
  added: string
  /** Whether the event, of either type, is about this person and app. */
  concerns: (event: LoggedEvent, person: Named, app: Named | undefined, log: Log) => boolean
  tell: (event: LoggedEvent, person: Named, log: Log) => Omit<Loss, 'event'>
}

const WAYS: Way[] = [
  {
    removed: 'group.user_membership.remove',
    added: 'group.user_membership.add',
    concerns: (event, person, app, log) =>
      isSame(personOf(event), person) && mayHaveApp(groupOf(event), app, log),
    tell: (event, person, log) => {
      const group = groupOf(event)
      const name = group?.name ?? 'a group'
      const doubt = hadApp(group, log) ? '' : '; the log does not say whether the app came by that group'
      return {
        why: `${person.name} was removed from the group ${name} ${whenAndByWhom(event)}${doubt}.`,
        undo: `Admin Console > Directory > Groups > ${name} > Assign people, if the removal was a mistake; if a group rule did it, look at the person's profile.`,
      }
    },
  },
  {
    removed: 'application.user_membership.remove',
    added: 'application.user_membership.add',
    concerns: (event, person, app) => isSame(personOf(event), person) && isSame(appOf(event), app),
    tell: (event, person) => ({
      why: `${person.name} was unassigned from ${appOf(event)?.name} ${whenAndByWhom(event)}.`,
      undo: 'If that was a mistake, assign the app again:',
    }),
  },
  {
    removed: 'user.lifecycle.deactivate',
    added: 'application.user_membership.add',
    concerns: (event, person, app) =>
      isSame(personOf(event), person) &&
      (event.eventType === 'user.lifecycle.deactivate' || isSame(appOf(event), app)),
    tell: (event, person) => ({
      why: `${person.name} was deactivated in Okta ${whenAndByWhom(event)}, which takes every assignment away for good.`,
      undo: 'Activating somebody doesn’t bring assignments back; assign the app again:',
    }),
  },
  {
    removed: 'group.application_assignment.remove',
    added: 'group.application_assignment.add',
    concerns: (event, person, app, log) =>
      isSame(appOf(event), app) && !isKnownOutsider(groupOf(event), person, log),
    tell: (event, person, log) => {
      const group = groupOf(event)
      const name = group?.name ?? 'a group'
      const doubt = isKnownMember(group, person, log)
        ? ''
        : `; the log does not say whether ${person.name} is in it`
      return {
        why: `The group ${name} lost ${appOf(event)?.name} ${whenAndByWhom(event)}${doubt}.`,
        undo: `${appPath(appOf(event))} > Assignments > Assign > Assign to Groups > ${name}, if that was a mistake.`,
      }
    },
  },
]

/** The last event before a refusal by which the person lost the app and that nothing has undone; undefined where there is none. */
export function howAccessWasLost(refusal: LoggedEvent, log: Log): Loss | undefined {
  const person = personOf(refusal)
  const app = appOf(refusal)
  if (!person) return
  const losses = WAYS.flatMap(({ removed, added, concerns, tell }) => {
    const event = log.before(
      refusal,
      earlier =>
        earlier.eventType === removed && earlier.result === 'SUCCESS' && concerns(earlier, person, app, log),
    )
    if (!event) return []
    const group = groupOf(event)
    const undone = log.after(
      event,
      later =>
        later.eventType === added &&
        later.at <= refusal.at &&
        concerns(later, person, app, log) &&
        (!group || isSame(groupOf(later), group)),
    )
    return undone ? [] : [{ event, ...tell(event, person, log) }]
  })
  // Where a removal from a group takes the app away, Okta may write both: the first of equals is the one that says why.
  return losses.reduce<Loss | undefined>(
    (latest, loss) => (latest && loss.event.at - latest.event.at < 5000 ? latest : loss),
    undefined,
  )
}

const assignmentsOf = (group: Named | undefined, log: Log) =>
  log.events.filter(
    event => event.eventType.startsWith('group.application_assignment.') && isSame(groupOf(event), group),
  )

const hadApp = (group: Named | undefined, log: Log) => assignmentsOf(group, log).length > 0

/** A group that the log knows with other apps alone is not where this one came from. */
function mayHaveApp(group: Named | undefined, app: Named | undefined, log: Log): boolean {
  const assignments = assignmentsOf(group, log)
  return assignments.length === 0 || assignments.some(event => isSame(appOf(event), app))
}

const membership = (group: Named | undefined, person: Named, log: Log) =>
  log.events.filter(
    event =>
      event.eventType.startsWith('group.user_membership.') &&
      isSame(groupOf(event), group) &&
      isSame(personOf(event), person),
  )

const isKnownMember = (group: Named | undefined, person: Named, log: Log) =>
  membership(group, person, log).at(-1)?.eventType === 'group.user_membership.add'

const isKnownOutsider = (group: Named | undefined, person: Named, log: Log) =>
  membership(group, person, log).at(-1)?.eventType === 'group.user_membership.remove'
