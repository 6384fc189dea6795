import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('a code that Okta refuses opens no session, and is not sent again', {
  clauses: ['rfc6749.5.2'],
  faults: ['token/invalid-grant'],
  judge: asksForTokens(1),
})
