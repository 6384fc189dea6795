import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that brings its own certificate opens no session', {
  clauses: ['rfc8725.3.8'],
  faults: ['signature/embedded-x5c'],
  ofSignature: true,
})
