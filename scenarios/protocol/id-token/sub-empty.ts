import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token whose subject is empty opens no session', {
  clauses: ['oidc-core.2'],
  newcomer: true,
  faults: ['id-token/sub-empty'],
})
