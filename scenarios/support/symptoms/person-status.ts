import type { Finding } from '../diagnosis.ts'
import { grouped, isAuthorize } from '../log.ts'
import { type LoggedEvent, type Named, personOf } from '../logged-event.ts'
import type { Symptom } from '../symptom.ts'
import { whenAndByWhom, whoever } from '../wording.ts'

export const isSignIn = ({ eventType }: LoggedEvent) =>
  eventType === 'user.session.start' || eventType.startsWith('user.authentication.auth')

const isAttempt = (event: LoggedEvent) =>
  isSignIn(event) || isAuthorize(event) || event.eventType === 'app.generic.unauth_app_access_attempt'

type Status = {
  id: Symptom['id']
  /** Events after which a person is in this status; whatever they are refused then comes of it. */
  begins: readonly string[]
  ends: readonly string[]
  /** Reasons that say it by themselves. */
  reason: RegExp
  title: (name: string) => string
  began: string
  advice: (person: Named | undefined) => Finding['advice']
}

/** A person whose status keeps them out. One who left and tried nothing since is no trouble. */
export function statusSymptom(status: Status): Symptom {
  const { id, begins, ends, reason } = status
  return {
    id,
    find: ({ log, open }) => {
      const began = (event: LoggedEvent) => {
        const person = personOf(event)
        return person && log.stateAt(event, begins, ends, { person })
      }
      const refused = open.filter(
        event => reason.test(event.reason ?? '') || (isAttempt(event) && began(event) !== undefined),
      )
      return grouped(refused, event => [personOf(event)]).map(trouble => {
        const person = personOf(trouble[0]!)
        const cause = began(trouble[0]!)
        const last = trouble.at(-1)!
        return {
          title: status.title(whoever(person)),
          person,
          why: cause && `${status.began} ${whenAndByWhom(cause)}.`,
          advice: status.advice(person),
          trouble,
          causes: [cause],
          solved: log.signedIn(last, person) ?? (person && log.gotIn(last, { person })),
        }
      })
    },
  }
}
