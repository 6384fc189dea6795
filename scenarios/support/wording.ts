import { doer, type LoggedEvent, type Named } from './logged-event.ts'

/** An instant as it can be found in the log again: `2026-11-26 10:02:11 UTC`. */
export function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** `on 2026-11-26 10:02:11 UTC, by Ada Admin (ada@acme.example)`. */
export const whenAndByWhom = (event: LoggedEvent) => `at ${instant(event.at)}, by ${doer(event)}`

/** A person's name, or that the log names none. */
export const whoever = (person: Named | undefined) => person?.name ?? 'Somebody whom the log does not name'

/** An app's label, or what is known of it. */
export const whichever = (app: Named | undefined) => app?.name ?? 'an app that the log does not name'

/** Where an administrator finds an app. */
export const appPath = (app: Named | undefined) =>
  `Admin Console > Applications > Applications > ${app?.name ?? 'the app'}`

/** Where an administrator finds a person. */
export const personPath = (person: Named | undefined) =>
  `Admin Console > Directory > People > ${person?.name ?? 'the person'}`
