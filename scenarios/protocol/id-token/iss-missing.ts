import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token without an issuer opens no session', {
  clauses: ['oidc-core.3.1.3.7.2', 'oidc-core.2'],
  newcomer: true,
  faults: ['id-token/iss-missing'],
})
