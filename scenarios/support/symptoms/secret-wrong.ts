import { appPath, whenAndByWhom, whichever } from '../wording.ts'
import { refusedByReason } from './refused-by-reason.ts'

/** The service provider holds another client secret than Okta. */
export const secretWrong = refusedByReason({
  id: 'secret-wrong',
  where: 'token',
  reason: /^invalid_client(_secret)?$|client secret supplied|Client authentication failed/i,
  title: app =>
    `The service provider authenticates to Okta with a wrong client secret for ${whichever(app)}, so nobody gets in.`,
  why: (_trouble, _log, change) =>
    change &&
    `The app was changed ${whenAndByWhom(change)}, and no token request has succeeded since: the secret may have been renewed then.`,
  advice: app => [
    {
      who: 'Okta administrator',
      what: `Run Express Configuration again (${appPath(app)} > Sign On): it hands the service provider the secret that is in force. Nothing has to be copied.`,
    },
    {
      who: 'service provider',
      what: 'Where the connection was made by hand: put the secret of General > Client Credentials into it.',
    },
  ],
})
