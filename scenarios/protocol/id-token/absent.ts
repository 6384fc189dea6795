import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('a token answer without an ID token opens no session', {
  clauses: ['oidc-core.3.1.3.3'],
  faults: ['id-token/absent'],
})
