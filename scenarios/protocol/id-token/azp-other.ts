import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that was issued to another client opens no session', {
  clauses: ['oidc-core.3.1.3.7.5'],
  faults: ['id-token/azp-other'],
  level: 'S',
})
