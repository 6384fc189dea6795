import { asksNothingOfStranger, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn(
  'an ID token that says where its key set is opens no session, and nothing is fetched from there',
  {
    clauses: ['rfc8725.3.8', 'rfc8725.3.10'],
    faults: ['signature/embedded-jku'],
    ofSignature: true,
    judge: asksNothingOfStranger,
  },
)
