import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a token answer need not say when it expires', {
  clauses: ['rfc6749.5.1.expires-in', 'guide.step-3.assigned-sign-in'],
  faults: ['token/expires-in-missing'],
})
