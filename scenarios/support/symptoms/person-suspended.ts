import { personPath } from '../wording.ts'
import { statusSymptom } from './person-status.ts'

/** Suspended: may not sign in, and keeps groups and apps. */
export const personSuspended = statusSymptom({
  id: 'person-suspended',
  begins: ['user.lifecycle.suspend'],
  ends: ['user.lifecycle.unsuspend'],
  reason: /^(USER_)?SUSPENDED$/i,
  title: name => `${name} is suspended in Okta and can't sign in.`,
  began: 'The account was suspended',
  advice: person => [
    {
      who: 'Okta administrator',
      what: `If that was not intended: ${personPath(person)} > More Actions > Unsuspend. Groups and apps were kept.`,
    },
  ],
})
