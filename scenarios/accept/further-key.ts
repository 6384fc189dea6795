import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a key more in the key set is no obstacle', {
  clauses: ['okta.key-rotation', 'guide.step-3.assigned-sign-in'],
  faults: ['keys/another-key-more'],
})
