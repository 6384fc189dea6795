import { grouped, isAuthorize, type Log } from '../log.ts'
import { appOf, isSame, type LoggedEvent, type Named } from '../logged-event.ts'
import type { Symptom } from '../symptom.ts'
import { appPath, whenAndByWhom } from '../wording.ts'

const BEGINS = ['application.lifecycle.deactivate']
const ENDS = ['application.lifecycle.activate', 'application.lifecycle.delete']

/** The app is switched off: no tile for anybody, and Okta doesn't know its client any more. */
export const appDeactivated: Symptom = {
  id: 'app-deactivated',
  find: ({ log, open }) => {
    const deactivations = log.events.filter(({ eventType }) => BEGINS.includes(eventType))
    return grouped(deactivations, event => [appOf(event)]).flatMap(([first]) => {
      const app = appOf(first!)
      if (!app) return []
      const refused = open.filter(event => isRefusedBy(app, event, log))
      // Of an app that is still deactivated when the log ends nobody has to have tried anything.
      const deactivation = log.stateAt(refused[0], BEGINS, ENDS, { app })
      if (!deactivation) return []
      return {
        title: `${app.name} is deactivated in Okta: it is on nobody's dashboard, and nobody can sign in to it.`,
        app,
        why: `It was deactivated ${whenAndByWhom(deactivation)}.`,
        advice: [
          {
            who: 'Okta administrator',
            what: `If that was not intended: ${appPath(app)} > Inactive > Activate. Then look at Assignments: people who had it by a group may have to be assigned again.`,
          },
        ],
        trouble: refused.length > 0 ? refused : [deactivation],
        causes: refused.length > 0 ? [deactivation] : [],
        solved: log.after(
          refused.at(-1) ?? deactivation,
          event => event.eventType === ENDS[0] && isSame(appOf(event), app),
        ),
      }
    })
  },
}

function isRefusedBy(app: Named, event: LoggedEvent, log: Log): boolean {
  const named = appOf(event)
  if (named) return isSame(named, app) && log.stateAt(event, BEGINS, ENDS, { app }) !== undefined
  // Okta doesn't look a deactivated client up, so the event of its refusal names none.
  if (!isAuthorize(event) || !/^invalid_client/.test(event.reason ?? '')) return false
  const inactive = log.apps().filter(one => log.stateAt(event, BEGINS, ENDS, { app: one }))
  return inactive.length === 1 && isSame(inactive[0], app)
}
