import type { Symptom } from '../symptom.ts'
import { appPath, whichever } from '../wording.ts'
import { failedRuns } from './express-configuration.ts'

/** The service provider had approved; then a step of the connection broke off. */
export const expressConfigurationHalfMade: Symptom = {
  id: 'express-configuration-half-made',
  clause: 'guide.troubleshooting.continue-with-okta-missing',
  find: traces =>
    failedRuns(traces)
      .filter(({ isHalfMade }) => isHalfMade)
      .map(({ app, trouble, causes, reason, solved }) => ({
        title: `Express Configuration of ${whichever(app)} was approved and then broke off: a part of the connection may be there, and the rest missing.`,
        app,
        why: reason && `Okta's reason: ${reason}.`,
        advice: [
          {
            who: 'Okta administrator',
            what: `Run it again (${appPath(app)} > Sign On): a further run repairs what the first one left.`,
          },
          {
            who: 'service provider',
            what: 'Where it breaks off again: look in the log of the API for connections at that time, and whether the connection is enabled for the organization.',
          },
        ],
        trouble,
        causes,
        solved,
      })),
}
