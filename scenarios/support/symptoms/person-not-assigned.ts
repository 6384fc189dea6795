import { grouped, isAuthorize } from '../log.ts'
import { appOf, isSame, type LoggedEvent, type Named, personOf } from '../logged-event.ts'
import type { Found, Seen, Symptom, Traces } from '../symptom.ts'
import { appPath, instant, whenAndByWhom, whichever, whoever } from '../wording.ts'
import { howAccessWasLost } from './lost-access.ts'

const TILE = 'app.generic.unauth_app_access_attempt'
const REASON = /not_assigned|not assigned/i
const DENIED = /^access_denied$|denied the request/i

const IF_ASSIGNED: Found['advice'][number] = {
  who: 'Okta administrator',
  what: "Where the person is assigned: look at the app's sign-on policy. Okta writes the same event where its last rule denies.",
}

/** The person, and every group of theirs, is without the app; with how that came about, where the log tells. */
export const personNotAssigned: Symptom = {
  id: 'person-not-assigned',
  clause: 'guide.troubleshooting.no-tile',
  find: traces => {
    const refused = traces.open.filter(event => isNotAssigned(event, traces))
    const seen = refusalsInHar(traces)
    const all = grouped(refused).map((trouble, at) => inWords(trouble, at === 0 ? seen : [], traces))
    return all.length > 0 || seen.length === 0 ? all : [onlyInHar(seen)]
  },
}

function isNotAssigned(event: LoggedEvent, traces: Traces): boolean {
  const reason = event.reason ?? ''
  if (event.eventType === TILE) return reason === '' || REASON.test(reason) || /unauthorized/i.test(reason)
  if (!isAuthorize(event)) return false
  if (REASON.test(reason)) return true
  // Okta says this of several things. Only what else the log holds of the person can tell that it is this one.
  return (
    DENIED.test(reason) && (howAccessWasLost(event, traces.log) !== undefined || triedTile(event, traces))
  )
}

const triedTile = (event: LoggedEvent, { open }: Traces) =>
  open.some(
    other =>
      other.eventType === TILE &&
      isSame(personOf(other), personOf(event)) &&
      isSame(appOf(other), appOf(event)),
  )

function inWords(trouble: LoggedEvent[], seen: Seen[], { log }: Traces): Found {
  const [first] = trouble
  const last = trouble.at(-1)!
  const person = personOf(first!)
  const app = appOf(first!)
  const loss = howAccessWasLost(first!, log)
  const given = log.after(last, event => isGiven(event, person, app))
  const solved = log.gotIn(last, { person, app })
  const isCertain = trouble.some(event => REASON.test(event.reason ?? ''))
  const assign = `${appPath(app)} > Assignments > Assign > Assign to People or Assign to Groups > choose > Done.`
  return {
    title: `${whoever(person)} is not assigned to ${whichever(app)} in Okta, neither directly nor by a group.`,
    person,
    app,
    certainty: isCertain ? 'certain' : 'likely',
    why: [loss?.why, !solved && given && `Assigned again ${whenAndByWhom(given)}: nobody has tried since.`]
      .filter(Boolean)
      .join(' '),
    advice: [
      { who: 'Okta administrator', what: loss ? `${loss.undo} Or ${assign}` : assign },
      ...(isCertain ? [] : [IF_ASSIGNED]),
    ],
    trouble: [...trouble, ...seen],
    causes: [loss?.event, solved ? undefined : given],
    solved,
  }
}

function isGiven(event: LoggedEvent, person: Named | undefined, app: Named | undefined): boolean {
  return (
    event.eventType === 'application.user_membership.add' &&
    event.result === 'SUCCESS' &&
    isSame(personOf(event), person) &&
    isSame(appOf(event), app)
  )
}

/** Okta sends people back to the service provider with the refusal, which the browser has recorded. */
function refusalsInHar({ har }: Traces): Seen[] {
  return (har?.exchanges ?? [])
    .filter(({ url, form }) =>
      REASON.test(url.searchParams.get('error_description') ?? form.get('error_description') ?? ''),
    )
    .map(exchange => ({ exchange, says: 'Okta sent the browser back: the person is not assigned.' }))
}

function onlyInHar(seen: Seen[]): Found {
  return {
    title:
      'Okta sent the person back to the service provider: not assigned to the app. The log has no event of it.',
    advice: [
      {
        who: 'Okta administrator',
        what: `${appPath(undefined)} > Assignments > Assign > Assign to People or Assign to Groups > choose > Done.`,
      },
      {
        who: 'support',
        what: `Ask for the log of ${instant(seen[0]!.exchange.at)}: it names the person and the app.`,
      },
    ],
    trouble: seen,
  }
}
