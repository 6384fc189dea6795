import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token without an audience opens no session', {
  clauses: ['oidc-core.3.1.3.7.3', 'oidc-core.2'],
  faults: ['id-token/aud-missing'],
})
