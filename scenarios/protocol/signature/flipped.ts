import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token whose signature was tampered with opens no session', {
  clauses: ['oidc-core.3.1.3.7.6'],
  faults: ['signature/flipped'],
  level: 'S',
  strict: true,
})
