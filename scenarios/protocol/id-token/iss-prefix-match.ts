import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn("an ID token whose issuer only begins like the org's opens no session", {
  clauses: ['oidc-core.3.1.3.7.2'],
  newcomer: true,
  faults: ['id-token/iss-prefix-match'],
})
