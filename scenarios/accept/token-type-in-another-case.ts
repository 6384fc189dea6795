import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('token_type may be written in any case', {
  clauses: ['rfc6749.5.1.token-type'],
  faults: ['token/token-type-in-another-case'],
})
