import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('members of the token answer that nobody knows are no obstacle', {
  clauses: ['rfc6749.5.1.unknown'],
  faults: ['token/further-members'],
})
