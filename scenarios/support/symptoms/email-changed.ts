import type { Log } from '../log.ts'
import { isRefusal, isSame, type LoggedEvent, type Named, named, personOf } from '../logged-event.ts'
import { turnedAway } from '../refused-at-provider.ts'
import type { Symptom } from '../symptom.ts'
import { personPath, whenAndByWhom, whichever } from '../wording.ts'

const CHANGE = 'user.account.update_profile'

/** The login or email was changed in Okta, and since then the service provider doesn't let the person in. */
export const emailChanged: Symptom = {
  id: 'email-changed',
  find: traces =>
    turnedAway(traces).flatMap(({ person, app, trouble }) => {
      const change = person && lastChange(person, trouble, traces.log)
      if (!person || !change) return []
      const logins = loginsOf(person, traces.log)
      return [
        {
          title: `${person.name}'s profile was changed in Okta, and since then ${whichever(app)} does not let the person in, although Okta does.`,
          person,
          app,
          certainty: 'likely' as const,
          why: `The profile was changed ${whenAndByWhom(change)}${logins.length > 1 ? `; the log has the logins ${logins.join(' and ')}` : '; the log does not say whether it was the email'}. A service provider that knows people by email takes a changed one for somebody else.`,
          advice: [
            {
              who: 'service provider' as const,
              what: 'Know people by issuer and sub, which never change, and take email and name as what they are now. Until then, give the existing user the new address, and look for a second user that came of it.',
            },
            {
              who: 'Okta administrator' as const,
              what: `${personPath(person)} > Profile: look whether email and login are as intended.`,
            },
          ],
          trouble,
          causes: [change],
        },
      ]
    }),
}

function lastChange(
  person: Named,
  trouble: readonly (LoggedEvent | object)[],
  log: Log,
): LoggedEvent | undefined {
  const first = trouble.find((one): one is LoggedEvent => 'uuid' in one)
  return log.before(
    first,
    event => event.eventType === CHANGE && !isRefusal(event) && isSame(personOf(event), person),
  )
}

function loginsOf(person: Named, log: Log): string[] {
  const parties = log.events.flatMap(({ actor, targets }) => (actor ? [actor, ...targets] : targets))
  const own = parties.filter(party => party.type === 'User' && isSame(named(party), person))
  return [...new Set(own.map(party => named(party).known))].filter(Boolean)
}
