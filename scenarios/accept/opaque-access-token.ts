import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('an access token that is no JWT is used as it is', {
  clauses: ['rfc6749.1.4.opaque', 'guide.step-3.assigned-sign-in'],
  faults: ['token/opaque-access-token'],
})
