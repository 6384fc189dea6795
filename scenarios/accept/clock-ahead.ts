import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a clock of Okta that is five seconds ahead is no obstacle', {
  clauses: ['oidc-core.2.skew', 'guide.step-3.assigned-sign-in'],
  faults: ['id-token/clock-ahead'],
})
