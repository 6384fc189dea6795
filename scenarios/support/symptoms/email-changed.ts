import type { Log } from '../log.ts'
import { isRefusal, isSame, type LoggedEvent, type Named, named, personOf } from '../logged-event.ts'
import { type Turned, turnedAway } from '../refused-at-provider.ts'
import type { Symptom } from '../symptom.ts'
import { personPath, whenAndByWhom, whichever } from '../wording.ts'

const CHANGE = 'user.account.update_profile'

/** The login or email was changed in Okta, and since then the service provider doesn't let the person in. */
export const emailChanged: Symptom = {
  id: 'email-changed',
  find: traces =>
    turnedAway(traces).flatMap(turned => {
      const { person, app } = turned
      const changed = person && afterChange(turned, traces.log)
      if (!changed) return []
      const { change, since } = changed
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
          trouble: since,
          causes: [change],
        },
      ]
    }),
}

/** The change of the profile before it began; what the log shows before the change doesn't count as trouble. */
function afterChange(
  { person, trouble, isSeen }: Turned,
  log: Log,
): { change: LoggedEvent; since: Turned['trouble'] } | undefined {
  const codes = trouble.filter((one): one is LoggedEvent => 'uuid' in one)
  const change = log.before(
    codes.at(-1),
    event => event.eventType === CHANGE && !isRefusal(event) && isSame(personOf(event), person),
  )
  if (!change) return
  const since = trouble.filter(one => !('uuid' in one) || one.at > change.at)
  return isSeen || since.length > 1 ? { change, since } : undefined
}

function loginsOf(person: Named, log: Log): string[] {
  const parties = log.events.flatMap(({ actor, targets }) => (actor ? [actor, ...targets] : targets))
  const own = parties.filter(party => party.type === 'User' && isSame(named(party), person))
  return [...new Set(own.map(party => named(party).known))].filter(Boolean)
}
