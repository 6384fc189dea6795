import { createLog } from './log.ts'
import { appOf, isSame, type LoggedEvent, type Named, personOf } from './logged-event.ts'

/** What was asked for isn't in the log. */
export class NotInLog extends Error {
  override readonly name = 'NotInLog'
  readonly what: 'app' | 'person'
  readonly wanted: string
  /** What the log has instead. */
  readonly there: readonly string[]

  constructor(what: 'app' | 'person', wanted: string, there: readonly string[]) {
    super(`the log names no ${what} ${wanted}`)
    this.what = what
    this.wanted = wanted
    this.there = there
  }
}

/**
 * The events that concern an app, a person, or both: those of others are left out, those of nobody in particular, such
 * as a change of the app or of a group, are kept.
 *
 * @throws NotInLog
 */
export function restrict(
  events: readonly LoggedEvent[],
  { app, person }: { app?: string; person?: string },
): readonly LoggedEvent[] {
  const log = createLog(events)
  const apps = app === undefined ? undefined : chosen(log.apps(), app, 'app')
  const people = person === undefined ? undefined : chosen(log.people(), person, 'person')
  return events.filter(event => {
    const isOfApp =
      !apps || IS_OF_ALL_APPS.test(event.eventType) || !appOf(event) || among(apps, appOf(event))
    const isOfPerson = !people || !personOf(event) || among(people, personOf(event))
    return isOfApp && isOfPerson
  })
}

// Of a sign-in Okta may name its own dashboard as the app; it is the way to every app all the same.
const IS_OF_ALL_APPS = /^user\.(session|account|lifecycle|mfa|authentication\.auth)/

const among = (some: readonly Named[], one: Named | undefined) => some.some(other => isSame(other, one))

function chosen(all: readonly Named[], wanted: string, what: 'app' | 'person'): Named[] {
  const asked = wanted.trim().toLowerCase()
  const found = all.filter(({ key, name, known }) =>
    [key, name, known].some(text => text.toLowerCase() === asked),
  )
  if (found.length > 0) return found
  throw new NotInLog(
    what,
    wanted,
    all.map(({ name, known }) => (what === 'person' ? known || name : name)),
  )
}
