import type { HarExchange } from '../read-har.ts'
import { signInsIn } from '../sign-ins-in-har.ts'
import type { Seen, Symptom } from '../symptom.ts'

const BUTTON = /Continue with (<[^>]+>\s*)*Okta/i
const SIGN_IN_PAGE = /<input[^>]+type=["']?password|Continue with \w/i
const SETTING_UP = /express-configure/
const RETURN = /oauth20redirect/

/** The sign-in screen was there, without the button that leads to Okta. */
export const continueWithOktaMissing: Symptom = {
  id: 'continue-with-okta-missing',
  clause: 'guide.troubleshooting.continue-with-okta-missing',
  find: ({ har, found }) => {
    if (!har) return []
    const { isOktas } = signInsIn(har)
    const pages = har.exchanges.filter(
      exchange =>
        exchange.isPage &&
        exchange.status === 200 &&
        !isOktas(exchange) &&
        SIGN_IN_PAGE.test(exchange.body) &&
        !isWhileSettingUp(exchange, har.exchanges),
    )
    const without = pages.filter(({ body }) => !BUTTON.test(body))
    const last = without.at(-1)
    if (!last) return []
    const later = pages.find(({ at, body }) => at > last.at && BUTTON.test(body))
    const isBroken = found.some(({ symptom }) => symptom.startsWith('express-configuration-'))
    return [
      {
        title: 'The sign-in screen of the service provider does not offer "Continue with Okta".',
        why: isBroken
          ? 'Express Configuration did not come to its end, see there.'
          : 'The connection may still be finishing its setup, or there is none for this workspace.',
        advice: [
          { who: 'person', what: 'Wait a moment and reload; look whether it is the right workspace.' },
          {
            who: 'Okta administrator',
            what: 'If it stays away: run Express Configuration again (the app > Sign On).',
          },
          {
            who: 'service provider',
            what: 'Look whether the connection is enabled for the organization and shown as a button.',
          },
        ],
        trouble: without.map(exchange => seen(exchange, 'A sign-in screen without the button.')),
        solved: later && seen(later, 'The button was there.'),
      },
    ]
  },
}

const seen = (exchange: HarExchange, says: string): Seen => ({ exchange, says })

/** While the administrator approves, the service provider asks for its own password: there is no button to miss. */
function isWhileSettingUp({ at }: HarExchange, all: readonly HarExchange[]): boolean {
  const begun = all.findLast(one => one.at < at && SETTING_UP.test(one.url.pathname))
  return (
    begun !== undefined && !all.some(one => one.at > begun.at && one.at < at && RETURN.test(one.url.pathname))
  )
}
