import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that is also for a strange client opens no session', {
  clauses: ['oidc-core.3.1.3.7.3'],
  faults: ['id-token/aud-extra-untrusted'],
})
