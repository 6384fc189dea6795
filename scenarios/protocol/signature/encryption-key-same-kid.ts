import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that a key for encryption signed opens no session', {
  clauses: ['rfc7517.4.2'],
  level: 'S',
  strict: true,
  faults: ['signature/wrong-key', 'keys/encryption-key-same-kid'],
})
