import { personPath } from '../wording.ts'
import { statusSymptom } from './person-status.ts'

/** Deactivated: Okta has forgotten the password and taken every app away. */
export const personDeactivated = statusSymptom({
  id: 'person-deactivated',
  begins: ['user.lifecycle.deactivate', 'user.lifecycle.delete.initiated', 'user.lifecycle.delete.completed'],
  ends: ['user.lifecycle.activate', 'user.lifecycle.reactivate'],
  reason: /^(DEPROVISIONED|DEACTIVATED|USER_DEACTIVATED)$/i,
  title: name => `${name} is deactivated in Okta and can't sign in to anything.`,
  began: 'The account was deactivated',
  advice: person => [
    {
      who: 'Okta administrator',
      what: `If that was not intended: ${personPath(person)} > Activate. Deactivating took every app away: assign them again.`,
    },
  ],
})
