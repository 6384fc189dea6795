import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a token needs no kid where there is one key only', {
  clauses: ['oidc-core.10.1.kid', 'guide.step-3.assigned-sign-in'],
  faults: ['keys/single', 'signature/kid-missing'],
})
