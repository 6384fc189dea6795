import { grouped, type Log } from '../log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent } from '../logged-event.ts'
import type { HarExchange } from '../read-har.ts'
import type { Found, Seen, Traces } from '../symptom.ts'

const SENTENCE = /Failed to Express Configure the application/i
const OWN_ADDRESS = /express-configure|oauth20redirect/
const RETURN = /\/oauth20redirect$/
/** What Okta says where it pushed a part of the connection. */
const PUSHED = /api\/v2\//

/** A run of Express Configuration that didn't end well. */
export type FailedRun = {
  app: Found['app']
  trouble: (LoggedEvent | Seen)[]
  causes: (LoggedEvent | Seen)[]
  /** Whether the service provider had approved, so that a part may have been made. */
  isHalfMade: boolean
  /** Okta's reason, or the service provider's. */
  reason: string | undefined
  solved: LoggedEvent | undefined
}

/** The runs that failed: by the log, an app each; by the HAR, the one that was recorded. */
export function failedRuns({ log, open, har }: Traces): FailedRun[] {
  const recorded = har && fromHar(har.exchanges)
  const groups = grouped(open.filter(isOfRun), event => [appOf(event)])
  if (groups.length === 0) return recorded ? [{ ...recorded, app: undefined, solved: undefined }] : []
  return groups.map((trouble, at) => {
    const app = appOf(trouble[0]!)
    const last = trouble.at(-1)!
    const own = at === 0 ? recorded : undefined
    return {
      app,
      trouble: [...trouble, ...(own?.trouble ?? [])],
      causes: own?.causes ?? [],
      isHalfMade: trouble.some(({ reason }) => PUSHED.test(reason ?? '')) || own?.isHalfMade === true,
      reason: last.reason ?? own?.reason,
      solved: endedWell(last, log),
    }
  })
}

function isOfRun({ eventType, reason, requestUri }: LoggedEvent): boolean {
  return (
    eventType === 'application.lifecycle.update' &&
    (OWN_ADDRESS.test(requestUri ?? '') ||
      SENTENCE.test(reason ?? '') ||
      /express.?config/i.test(reason ?? ''))
  )
}

function endedWell(last: LoggedEvent, log: Log): LoggedEvent | undefined {
  return (
    log.after(
      last,
      event =>
        OWN_ADDRESS.test(event.requestUri ?? '') && !isRefusal(event) && isSame(appOf(event), appOf(last)),
    ) ?? log.gotTokens(last, appOf(last))
  )
}

function fromHar(exchanges: readonly HarExchange[]): Omit<FailedRun, 'app' | 'solved'> | undefined {
  const returned = exchanges.findLast(({ url }) => RETURN.test(url.pathname))
  const error = returned?.url.searchParams.get('error') ?? undefined
  const failed = exchanges.filter(
    ({ url, status, body }) =>
      SENTENCE.test(body) || (status >= 400 && OWN_ADDRESS.test(url.pathname) && /oauth_error/.test(body)),
  )
  if (failed.length === 0 && !error) return
  const description = returned?.url.searchParams.get('error_description')
  const answer = returned && {
    exchange: returned,
    says: error
      ? `The service provider sent the administrator back with ${error}${description ? `: ${description}` : ''}.`
      : 'The service provider sent the administrator back with its approval.',
  }
  const sentences = failed.map(exchange => ({
    exchange,
    says: 'Okta: Failed to Express Configure the application.',
  }))
  return {
    trouble: sentences.length > 0 ? sentences : [answer!],
    causes: sentences.length > 0 && answer ? [answer] : [],
    isHalfMade: returned?.url.searchParams.has('code') === true,
    reason: error && (description ? `${error}: ${description}` : error),
  }
}
