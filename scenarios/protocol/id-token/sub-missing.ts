import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that names nobody opens no session', {
  clauses: ['oidc-core.2'],
  newcomer: true,
  faults: ['id-token/sub-missing'],
})
