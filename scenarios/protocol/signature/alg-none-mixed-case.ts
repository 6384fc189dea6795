import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token without a signature opens no session, however "none" is spelt', {
  clauses: ['rfc8725.3.1'],
  faults: ['signature/alg-none-mixed-case'],
})
