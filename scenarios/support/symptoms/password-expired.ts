import { personPath } from '../wording.ts'
import { statusSymptom } from './person-status.ts'

/** The password is right, and too old. */
export const passwordExpired = statusSymptom({
  id: 'password-expired',
  // Whoever has an expired password can still mistype it: only the reason says which of both it was.
  begins: [],
  ends: [],
  reason: /^PASSWORD_EXPIRED$|password (is|has) expired/i,
  title: name => `${name} can't sign in to Okta: the password has expired.`,
  began: 'The password was expired',
  advice: person => [
    {
      who: 'person',
      what: "Sign in at the org's own address, where Okta asks for a new password, and then begin again at the service provider.",
    },
    {
      who: 'Okta administrator',
      what: `Where that doesn't work: ${personPath(person)} > Reset Password.`,
    },
  ],
})
