import { grouped } from '../log.ts'
import { appOf, personOf } from '../logged-event.ts'
import type { Symptom } from '../symptom.ts'
import { appPath, whichever } from '../wording.ts'

/** The app takes sign-ins of its own only: a link to its tile leads nowhere. */
export const idpInitiatedDisabled: Symptom = {
  id: 'idp-initiated-disabled',
  find: ({ log, open }) =>
    grouped(
      // One "i" is missing in the code as Okta publishes it.
      open.filter(({ reason }) =>
        /idp_initi?ated_flow_disabled|IdP-initiated login is disabled/i.test(reason ?? ''),
      ),
      event => [appOf(event)],
    ).map(trouble => {
      const app = appOf(trouble[0]!)
      const people = new Set(trouble.map(event => personOf(event)?.key))
      return {
        title: `${whichever(app)} can't be opened from the Okta dashboard: sign-in may only start at the service provider.`,
        person: people.size === 1 ? personOf(trouble[0]!) : undefined,
        app,
        advice: [
          {
            who: 'Okta administrator',
            what: `${appPath(app)} > General > Login > Login initiated by: Either Okta or App, with the Initiate login URI that Express Configuration sets.`,
          },
          { who: 'person', what: 'Until then, start at the service provider: Continue with Okta.' },
        ],
        trouble,
        solved: log.after(
          trouble.at(-1)!,
          event => event.eventType === 'user.authentication.sso' && event.result === 'SUCCESS',
        ),
      }
    }),
}
