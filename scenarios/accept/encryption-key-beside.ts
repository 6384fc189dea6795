import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a key for encryption with the kid of the key that signs is passed over', {
  clauses: ['rfc7517.4.2'],
  faults: ['keys/encryption-key-same-kid'],
  level: 'S',
})
