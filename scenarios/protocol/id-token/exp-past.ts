import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that expired six minutes ago opens no session', {
  clauses: ['oidc-core.3.1.3.7.9'],
  faults: ['id-token/exp-past'],
})
