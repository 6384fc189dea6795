import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that never expires opens no session', {
  clauses: ['oidc-core.2', 'oidc-core.3.1.3.7.9'],
  faults: ['id-token/exp-missing'],
})
