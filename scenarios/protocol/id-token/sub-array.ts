import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token whose subject is not one text opens no session', {
  clauses: ['oidc-core.2'],
  newcomer: true,
  faults: ['id-token/sub-array'],
})
