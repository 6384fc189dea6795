import { grouped } from '../log.ts'
import { personOf } from '../logged-event.ts'
import type { Symptom } from '../symptom.ts'
import { personPath } from '../wording.ts'
import { isSignIn } from './person-status.ts'

const REASON = /INVALID_CREDENTIALS|UNKNOWN_USER|bad username or password|invalid credentials/i

/** Okta refused the login or the password, and the log tells of nothing else that would be in the way. */
export const passwordWrong: Symptom = {
  id: 'password-wrong',
  find: ({ log, open }) =>
    grouped(
      open.filter(event => isSignIn(event) && REASON.test(event.reason ?? '')),
      event => [personOf(event)],
    ).map(trouble => {
      const person = personOf(trouble[0]!)
      return {
        title: person
          ? `${person.name} did not get in to Okta: the login or the password was wrong.`
          : 'Somebody did not get in to Okta with a login that the org does not know, or a wrong password.',
        person,
        advice: [
          {
            who: 'person',
            what: 'Sign in with the login as Okta has it, which need not be the email address; "Forgot password?" sets a new password.',
          },
          {
            who: 'Okta administrator',
            what: person
              ? `${personPath(person)} shows the login and the status, and has Reset Password. Okta gives the same reason for an account that may not sign in and was changed before this log begins.`
              : 'Admin Console > Directory > People: look whether there is such a login.',
          },
        ],
        trouble,
        solved: log.signedIn(trouble.at(-1)!, person),
      }
    }),
}
