import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('an audience in an array of one is an audience', {
  clauses: ['oidc-core.2.aud'],
  faults: ['id-token/aud-in-array'],
})
