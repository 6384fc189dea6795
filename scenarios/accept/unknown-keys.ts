import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('keys of an unknown kind, and members of a key that nobody knows, are no obstacle', {
  clauses: ['rfc7517.4.unknown', 'rfc7517.5.unknown', 'guide.step-3.assigned-sign-in'],
  faults: ['keys/further-members'],
})
