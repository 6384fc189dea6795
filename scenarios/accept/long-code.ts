import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a code of 1,500 characters is redeemed', {
  clauses: ['rfc6749.4.1.2.code-size', 'guide.step-3.assigned-sign-in'],
  faults: ['response/long-code'],
})
