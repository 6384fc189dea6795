import { isTokenRequest, type Log } from '../log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent } from '../logged-event.ts'

const CHANGES = ['app.oauth2.client.lifecycle.update', 'application.lifecycle.update']

/**
 * The last change of an app's client before it was first refused, where nothing went well in between: what worked
 * after a change isn't broken by it.
 */
export function changeBefore(
  refusal: LoggedEvent,
  log: Log,
  isProof: (event: LoggedEvent) => boolean = isTokenRequest,
): LoggedEvent | undefined {
  const app = appOf(refusal)
  if (!app) return
  const change = log.before(
    refusal,
    event => CHANGES.includes(event.eventType) && !isRefusal(event) && isSame(appOf(event), app),
  )
  const worked =
    change &&
    log.after(
      change,
      event => isProof(event) && !isRefusal(event) && event.at < refusal.at && isSame(appOf(event), app),
    )
  return worked ? undefined : change
}
