import { grouped } from '../log.ts'
import { isSame, type LoggedEvent, personOf } from '../logged-event.ts'
import type { Symptom, Traces } from '../symptom.ts'
import { instant, personPath, whoever } from '../wording.ts'
import { isSignIn } from './person-status.ts'

const LOCK = 'user.account.lock'
const ENDS = ['user.account.unlock', 'user.account.unlock_by_admin', 'user.account.unlock_token']

/** Too many wrong passwords: Okta lets in nobody by that login for a while, with the right one either. */
export const personLockedOut: Symptom = {
  id: 'person-locked-out',
  find: traces => {
    const { log, open } = traces
    const locked = open.filter(
      event => event.eventType === LOCK || (isSignIn(event) && isWhileLocked(event, traces)),
    )
    return grouped(locked, event => [personOf(event)]).map(trouble => {
      const person = personOf(trouble[0]!)
      const lock = trouble.find(({ eventType }) => eventType === LOCK)
      const wrong = lock ? attemptsBefore(lock, traces) : []
      const isOver = (event: LoggedEvent) => ENDS.includes(event.eventType) && isSame(personOf(event), person)
      const last = trouble.at(-1)!
      return {
        title: `${whoever(person)} is locked out of Okta after too many wrong passwords.`,
        person,
        why: lock
          ? `Okta locked the account at ${instant(lock.at)}${wrong.length > 0 ? `, after ${wrong.length} wrong ${wrong.length === 1 ? 'password' : 'passwords'} that the log shows` : ''}.`
          : undefined,
        advice: [
          {
            who: 'Okta administrator',
            what: `${personPath(person)} > Unlock Account, or wait until the password policy unlocks it by itself. Where the person did not type those passwords, ask what did: a phone, a script, somebody else.`,
          },
        ],
        trouble,
        causes: wrong,
        solved: log.signedIn(last, person) ?? log.after(last, isOver),
      }
    })
  },
}

function isWhileLocked(event: LoggedEvent, { log }: Traces): boolean {
  if (/LOCKED_OUT|User Locked/i.test(event.reason ?? '')) return true
  const person = personOf(event)
  return (
    person !== undefined &&
    log.stateAt(event, [LOCK], [...ENDS, 'user.session.start'], { person }) !== undefined
  )
}

/** The wrong passwords in a row that led to the lock. */
function attemptsBefore(lock: LoggedEvent, { log, open }: Traces): LoggedEvent[] {
  const person = personOf(lock)
  const right = log.before(
    lock,
    event =>
      event.eventType === 'user.session.start' &&
      event.result === 'SUCCESS' &&
      isSame(personOf(event), person),
  )
  return open.filter(
    event =>
      isSignIn(event) &&
      event.at <= lock.at &&
      (!right || event.at > right.at) &&
      isSame(personOf(event), person),
  )
}
