import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a clock of Okta that is five seconds ahead is no obstacle', {
  clauses: ['oidc-core.3.1.3.7.skew'],
  faults: ['id-token/clock-ahead'],
})
