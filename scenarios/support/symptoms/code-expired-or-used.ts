import { isAuthorize, isTokenRequest, type Log } from '../log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent } from '../logged-event.ts'
import { instant, whichever } from '../wording.ts'
import { refusedByReason } from './refused-by-reason.ts'

/** https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/ */
const CODE_LIVES = 300

/** The code is too old, or somebody has redeemed it before. */
export const codeExpiredOrUsed = refusedByReason({
  id: 'code-expired-or-used',
  where: 'token',
  reason: /^invalid_grant$|invalid_authorization_code|authorization code is invalid or has expired/i,
  title: app => `Okta refused a code for ${whichever(app)}: it was too old, or used already.`,
  why: ([first], log) => whatBecameOfIt(first!, log),
  advice: () => [
    {
      who: 'person',
      what: "Don't go back with the browser's button or reload the page that one is sent back to; begin again.",
    },
    {
      who: 'service provider',
      what: `Redeem each code at once and only once: it lives for ${CODE_LIVES / 60} minutes. Look for requests that are sent twice (a proxy that repeats, a link scanner), for a slow server, and at the clock.`,
    },
  ],
})

function whatBecameOfIt(refusal: LoggedEvent, log: Log): string | undefined {
  const isOfApp = (event: LoggedEvent) =>
    !isRefusal(event) && (!appOf(refusal) || isSame(appOf(event), appOf(refusal)))
  const issued = log.before(refusal, event => isAuthorize(event) && isOfApp(event))
  if (!issued) return
  const seconds = Math.round((refusal.at - issued.at) / 1000)
  if (seconds > CODE_LIVES)
    return `The last code was issued at ${instant(issued.at)}, ${seconds} seconds before: it had expired.`
  const redeemed = log.after(
    issued,
    event => isTokenRequest(event) && isOfApp(event) && event.at <= refusal.at,
  )
  if (redeemed)
    return `The last code was redeemed at ${instant(redeemed.at)}, and then it, or an older one, came again.`
  return
}
