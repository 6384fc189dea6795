import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token for another client opens no session', {
  clauses: ['oidc-core.3.1.3.7.3'],
  faults: ['id-token/aud-altered'],
})
