import { appPath, whenAndByWhom, whichever } from '../wording.ts'
import { refusedByReason } from './refused-by-reason.ts'

/** The address that the service provider wants people sent back to isn't one of the app's. */
export const redirectUriNotRegistered = refusedByReason({
  id: 'redirect-uri-not-registered',
  where: 'authorize',
  reason: /illegal_redirect_uri|redirect_uri' parameter must/i,
  title: app =>
    `The service provider asks Okta to send people back to an address that is not registered for ${whichever(app)}.`,
  why: (_trouble, _log, change) => change && `The app was last changed ${whenAndByWhom(change)}.`,
  advice: app => [
    {
      who: 'Okta administrator',
      what: `Compare redirect_uri in the address of Okta's error page with ${appPath(app)} > General > Login > Sign-in redirect URIs: letter for letter, slash at the end included. Where the app came from the catalog, run Express Configuration again instead of typing.`,
    },
    {
      who: 'service provider',
      what: 'Look which address the product sends as redirect_uri: after a move to another host, or for a test system, it is another one.',
    },
  ],
})
