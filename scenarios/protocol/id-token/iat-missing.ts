import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token that does not say when it was issued opens no session', {
  clauses: ['oidc-core.2'],
  faults: ['id-token/iat-missing'],
})
