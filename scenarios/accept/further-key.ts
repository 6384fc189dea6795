import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a key more in the key set is no obstacle', {
  clauses: ['okta.key-rotation'],
  faults: ['keys/another-key-more'],
})
