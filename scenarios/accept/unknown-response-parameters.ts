import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('parameters of the authorization response that nobody knows are no obstacle', {
  clauses: ['rfc6749.4.1.2.unknown'],
  faults: ['response/further-parameters'],
})
