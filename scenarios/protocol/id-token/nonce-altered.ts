import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token with another nonce opens no session', {
  clauses: ['oidc-core.3.1.3.7.11'],
  faults: ['id-token/nonce-altered'],
})
