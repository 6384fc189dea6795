import type { Symptom } from '../symptom.ts'
import { appPath, whichever } from '../wording.ts'
import { failedRuns } from './express-configuration.ts'

/** The run ended before the service provider had let Okta make anything. */
export const expressConfigurationFailed: Symptom = {
  id: 'express-configuration-failed',
  find: traces =>
    failedRuns(traces)
      .filter(({ isHalfMade }) => !isHalfMade)
      .map(({ app, trouble, causes, reason, solved }) => ({
        title: `Express Configuration of ${whichever(app)} failed before anything was connected.`,
        app,
        why: reason && `Okta's reason, or the service provider's: ${reason}.`,
        advice: [
          {
            who: 'Okta administrator',
            what: `Run it again (${appPath(app)} > Sign On) and sign in at the service provider as a superuser of the workspace, spelled as the service provider spells it; press Accept, not Decline. The workspace has to be on a plan with single sign-on.`,
          },
          {
            who: 'service provider',
            what: 'Where that is so already: look whether the person has the permission for Express Configuration and is a member of the organization, and whether Okta’s key for this integration is the one that is registered.',
          },
        ],
        trouble,
        causes,
        solved,
      })),
}
