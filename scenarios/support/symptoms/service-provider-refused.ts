import { type Turned, turnedAway } from '../refused-at-provider.ts'
import type { Symptom, Traces } from '../symptom.ts'
import { whichever, whoever } from '../wording.ts'

/** Okta did its part; what went wrong is the service provider's. */
export const serviceProviderRefused: Symptom = {
  id: 'service-provider-refused',
  find: traces =>
    turnedAway(traces)
      .filter(({ person }) => !isTold(person?.name, traces))
      .map(turned => ({
        title: titleOf(turned),
        person: turned.person,
        app: turned.app,
        certainty: turned.isSeen ? ('certain' as const) : ('likely' as const),
        why: whyOf(turned, traces),
        advice: [
          {
            who: 'service provider' as const,
            what: 'Look in the log of the sign-in at that time. What usually turns people away there: a clock that differs (iat, nbf, exp), issuer or audience not as configured, an email that belongs to another user or is not verified, a user who is deactivated there, a plan without single sign-on, a session cookie that the browser does not keep.',
          },
        ],
        trouble: turned.trouble,
      })),
}

const isTold = (name: string | undefined, { found }: Traces) =>
  found.some(({ symptom, person }) => symptom === 'email-changed' && person?.name === name)

function titleOf({ person, app, isSeen, gotTokens, trouble }: Turned): string {
  if (!isSeen)
    return `Okta let ${whoever(person)} in to ${whichever(app)} ${trouble.length} times in a row: the service provider seems to send the person back each time.`
  const okta = gotTokens ? ' Okta had issued the code and the tokens: it did its part.' : ''
  return `The service provider turned away ${person?.name ?? 'the person'} whom Okta had sent back with a code.${okta}`
}

function whyOf({ gotTokens, isSeen }: Turned, { found, har }: Traces): string | undefined {
  if (found.some(({ symptom }) => symptom === 'clock-skew'))
    return 'Its clock differs from Okta’s, see there.'
  if (!isSeen) return
  if (gotTokens === false)
    return 'The log has no token request of that time: the service provider refused before it asked Okta, as it does where state or cookie are missing.'
  return har?.hasCookies
    ? undefined
    : 'The HAR was saved without cookies, so it does not tell whether one was missing. Export it with sensitive data to know.'
}
