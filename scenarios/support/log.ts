import { appOf, isRefusal, isSame, type LoggedEvent, type Named, named, personOf } from './logged-event.ts'

const AUTHORIZE = /^app\.oauth2\.(as\.)?authorize(\.code)?$/
const TOKEN = /^app\.oauth2\.(as\.)?token\.grant$/

/** Whether the event is an app's request for a code: org's authorization server, or a custom one. */
export const isAuthorize = ({ eventType }: LoggedEvent) => AUTHORIZE.test(eventType)

/** Whether the event is a service provider's request for tokens. */
export const isTokenRequest = ({ eventType }: LoggedEvent) => TOKEN.test(eventType)

/** Whose events are meant; everybody's where nobody is named. */
type About = { person?: Named; app?: Named }

/** The events of a log, the oldest first, and what they can be asked. */
export function createLog(events: readonly LoggedEvent[]) {
  const about = ({ person, app }: About) => {
    return (event: LoggedEvent) =>
      (!person || isSame(person, personOf(event))) && (!app || isSame(app, appOf(event)))
  }
  const well = (event: LoggedEvent) => !isRefusal(event)
  // Several things happen in one millisecond: what came first is told by the place in the log.
  const places = new Map(events.map((event, at) => [event, at]))
  const placeOf = (event: LoggedEvent) => places.get(event) ?? -1
  const byType = new Map<string, LoggedEvent[]>()
  for (const event of events) {
    const alike = byType.get(event.eventType)
    if (alike) alike.push(event)
    else byType.set(event.eventType, [event])
  }
  const log = {
    events,
    /** What went wrong, whoever or whatever it is about. */
    refusals: events.filter(isRefusal),
    /** The last fitting event before another, or before the end of the log. */
    before: (event: LoggedEvent | undefined, fits: (earlier: LoggedEvent) => boolean) => {
      const end = event ? placeOf(event) : events.length
      return events.findLast((earlier, at) => at < end && fits(earlier))
    },
    /** The first fitting event after another. */
    after: (event: LoggedEvent, fits: (later: LoggedEvent) => boolean) =>
      events.find((later, at) => at > placeOf(event) && fits(later)),
    /**
     * The event that began the state in which another happened, or in which the log ends; undefined where the state had
     * ended, or isn't told of.
     */
    stateAt(
      event: LoggedEvent | undefined,
      begins: readonly string[],
      ends: readonly string[],
      whose: About,
    ) {
      const fits = about(whose)
      const end = event ? placeOf(event) : events.length
      const last = [...begins, ...ends]
        .flatMap(type => {
          const isEnd = ends.includes(type)
          const fitting = byType
            .get(type)
            ?.findLast(earlier => placeOf(earlier) < end && fits(earlier) && (!isEnd || well(earlier)))
          return fitting ? [fitting] : []
        })
        .reduce<LoggedEvent | undefined>(
          (latest, one) => (latest && placeOf(latest) > placeOf(one) ? latest : one),
          undefined,
        )
      return last && begins.includes(last.eventType) ? last : undefined
    },
    /** When somebody got a code for an app after that. */
    gotIn: (event: LoggedEvent, whose: About) =>
      log.after(event, later => isAuthorize(later) && well(later) && about(whose)(later)),
    /** When somebody signed in to Okta after that. */
    signedIn: (event: LoggedEvent, person: Named | undefined) =>
      person &&
      log.after(
        event,
        later => later.eventType === 'user.session.start' && well(later) && about({ person })(later),
      ),
    /** When an app got tokens after that. */
    gotTokens: (event: LoggedEvent, app: Named | undefined) =>
      log.after(event, later => isTokenRequest(later) && well(later) && about({ app })(later)),
    /** Every app that is named, by id. */
    apps: () => distinct(events.flatMap(event => appOf(event) ?? [])),
    /** Every person who is named, whether it was done by them or to them. */
    people: () =>
      distinct(
        events.flatMap(event =>
          [event.actor, ...event.targets].flatMap(party => (party?.type === 'User' ? [named(party)] : [])),
        ),
      ),
  }
  return log
}

export type Log = ReturnType<typeof createLog>

function distinct(all: readonly Named[]): Named[] {
  return [...new Map(all.map(one => [one.key, one])).values()]
}

/** Events of the same person and app together, in the order of their first. */
export function grouped(
  events: readonly LoggedEvent[],
  by: (event: LoggedEvent) => readonly (Named | undefined)[] = event => [personOf(event), appOf(event)],
): LoggedEvent[][] {
  const groups = new Map<string, LoggedEvent[]>()
  for (const event of events) {
    const key = by(event)
      .map(named => named?.key ?? '')
      .join('\n')
    const group = groups.get(key)
    if (group) group.push(event)
    else groups.set(key, [event])
  }
  return [...groups.values()]
}
