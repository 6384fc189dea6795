import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn("an ID token that is signed with the org's public key as a secret opens no session", {
  clauses: ['rfc8725.3.1'],
  faults: ['signature/hs256-with-public-key'],
})
