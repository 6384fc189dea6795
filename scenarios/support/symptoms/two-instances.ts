import type { Log } from '../log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent, type Named } from '../logged-event.ts'
import type { Symptom } from '../symptom.ts'

/** The integration was added twice: only one of both is connected, and each has a tile and assignments of its own. */
export const twoInstances: Symptom = {
  id: 'two-instances',
  clause: 'guide.troubleshooting.wrong-workspace',
  find: ({ log }) => {
    const alive = log.apps().filter(app => !isDeleted(app, log))
    const bases = [...new Set(alive.map(({ name }) => withoutNumber(name)))]
    return bases
      .map(base => alive.filter(({ name }) => withoutNumber(name) === base))
      .filter(family => family.length > 1 && isTrouble(family, log))
      .map(family => {
        const [app] = family
        const named = family.map(one => `${one.name} (${one.known || 'id unknown'})`).join(' and ')
        const created = family.map(one =>
          log.events.find(
            event => event.eventType === 'application.lifecycle.create' && isSame(appOf(event), one),
          ),
        )
        const shown = family.map(one => shownBy(one, log))
        return {
          title: `There are ${family.length} instances of ${withoutNumber(app!.name, false)} in this org: ${named}. Express Configuration serves one of them.`,
          app,
          certainty: 'likely' as const,
          why: 'Each has its own tile, assignments and client, so people can be assigned to one and connected by the other.',
          advice: [
            {
              who: 'Okta administrator' as const,
              what: `Keep the one that Express Configuration set up (its Initiate login URI names the workspace), assign everybody to it, and deactivate the other: Admin Console > Applications > Applications.`,
            },
          ],
          trouble: shown,
          causes: created.filter(event => event && !shown.includes(event)),
        }
      })
  },
}

// Consoles and people number what is there twice.
function withoutNumber(label: string, folded = true): string {
  const bare = label
    .trim()
    .replace(/\s*(\(?(copy|\d{1,2})\)?)$/i, '')
    .trim()
  return folded ? bare.toLowerCase() : bare
}

/** One label twice is trouble by itself; a numbered pair may be meant, unless one of them refuses people. */
function isTrouble(family: readonly Named[], log: Log): boolean {
  const labels = new Set(family.map(({ name }) => name.toLowerCase()))
  const isRefused = (event: LoggedEvent) => family.some(app => isSame(appOf(event), app))
  return labels.size < family.length || log.refusals.some(isRefused)
}

/** An event that names it; one that went well, so that no refusal counts as explained by there being two. */
function shownBy(app: Named, log: Log): LoggedEvent {
  const own = log.events.filter(event => isSame(appOf(event), app))
  return own.find(event => !isRefusal(event)) ?? own[0]!
}

const isDeleted = (app: Named, log: Log) =>
  log.events.some(event => event.eventType === 'application.lifecycle.delete' && isSame(appOf(event), app))
