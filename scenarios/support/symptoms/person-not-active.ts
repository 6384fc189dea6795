import { personPath } from '../wording.ts'
import { statusSymptom } from './person-status.ts'

/** Okta says that the status is in the way; which one it is was decided before the log begins. */
export const personNotActive = statusSymptom({
  id: 'person-not-active',
  begins: [],
  ends: [],
  reason: /^(invalid_)?user_status(_error)?$|User status is invalid/i,
  title: name => `${name}'s status in Okta doesn't allow signing in; the log does not tell which it is.`,
  began: '',
  advice: person => [
    {
      who: 'Okta administrator',
      what: `Look at the status at ${personPath(person)}: unsuspend, unlock or activate, as it says. The log of an earlier time tells who changed it.`,
    },
  ],
})
