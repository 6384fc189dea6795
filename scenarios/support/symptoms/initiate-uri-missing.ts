import { grouped } from '../log.ts'
import { appOf } from '../logged-event.ts'
import type { Found, Seen, Symptom } from '../symptom.ts'
import { appPath, whichever } from '../wording.ts'

const SAYS = /(missing|invalid)_initiate_login_uri|initiate_login_uri is (missing|invalid)/i

/** Okta doesn't know where the tile leads: the app was added, and never set up. */
export const initiateUriMissing: Symptom = {
  id: 'initiate-uri-missing',
  find: ({ open, har }) => {
    const seen: Seen[] = (har?.exchanges ?? [])
      .filter(({ status, body }) => status >= 400 && SAYS.test(body))
      .map(exchange => ({ exchange, says: 'Okta: initiate_login_uri is missing.' }))
    const refused = grouped(
      open.filter(({ reason }) => SAYS.test(reason ?? '')),
      event => [appOf(event)],
    )
    return refused.length > 0
      ? refused.map((trouble, at) => inWords([...trouble, ...(at === 0 ? seen : [])], appOf(trouble[0]!)))
      : seen.length > 0
        ? [inWords(seen)]
        : []
  },
}

function inWords(trouble: Found['trouble'], app?: Found['app']): Found {
  return {
    title: `The tile of ${whichever(app)} leads nowhere: Okta has no initiate login URI for it.`,
    app,
    why: 'Express Configuration sets it. It was not run for this app, or did not come to its end.',
    advice: [
      {
        who: 'Okta administrator',
        what: `${appPath(app)} > Sign On > Express Configuration, as a superuser of the workspace.`,
      },
    ],
    trouble,
  }
}
