import type { Finding } from '../diagnosis.ts'
import { grouped, isAuthorize, isTokenRequest, type Log } from '../log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent, type Named, personOf } from '../logged-event.ts'
import type { Symptom } from '../symptom.ts'
import { changeBefore } from './client-changed.ts'

type ByReason = {
  id: Symptom['id']
  where: 'authorize' | 'token' | 'either'
  reason: RegExp
  title: (app: Named | undefined, reason: string) => string
  why?: (trouble: readonly LoggedEvent[], log: Log, change: LoggedEvent | undefined) => string | undefined
  advice: (app: Named | undefined) => Finding['advice']
}

/**
 * What Okta says by itself, by the reason of a refused authorization or token request. It is the service provider's or
 * the app's, so nobody's in particular: told once for all people of an app.
 */
export function refusedByReason({ id, where, reason, title, why, advice }: ByReason): Symptom {
  const isThere = (event: LoggedEvent) =>
    (where !== 'token' && isAuthorize(event)) ||
    (where !== 'authorize' &&
      (isTokenRequest(event) || event.eventType === 'app.oauth2.invalid_client_credentials'))
  return {
    id,
    find: ({ log, open }) =>
      grouped(
        open.filter(event => isThere(event) && reason.test(reasonOf(event))),
        event => [appOf(event)],
      ).map(trouble => {
        const app = appOf(trouble[0]!)
        const people = new Set(trouble.map(event => personOf(event)?.key))
        const isAtAuthorize = trouble.every(isAuthorize)
        const proof = isAtAuthorize ? isAuthorize : isTokenRequest
        const change = changeBefore(trouble[0]!, log, proof)
        return {
          title: title(app, reasonOf(trouble[0]!)),
          person: people.size === 1 ? personOf(trouble[0]!) : undefined,
          app,
          why: why?.(trouble, log, change),
          advice: advice(app),
          trouble,
          causes: [change],
          solved: log.after(
            trouble.at(-1)!,
            event => proof(event) && !isRefusal(event) && isSame(appOf(event), app),
          ),
        }
      }),
  }
}

// The type of this event is its reason.
const reasonOf = ({ eventType, reason }: LoggedEvent) =>
  eventType === 'app.oauth2.invalid_client_credentials' ? 'invalid_client_secret' : (reason ?? '')
