import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that brings its own key opens no session', {
  clauses: ['rfc8725.3.8'],
  faults: ['signature/embedded-jwk'],
  ofSignature: true,
})
