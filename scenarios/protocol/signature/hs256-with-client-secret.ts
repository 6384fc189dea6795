import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn(
  "an ID token that is signed with the client's secret, where RS256 was agreed on, opens no session",
  {
    clauses: ['oidc-core.3.1.3.7.7'],
    faults: ['signature/hs256-with-client-secret'],
    level: 'S',
  },
)
