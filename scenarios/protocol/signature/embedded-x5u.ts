import { asksNothingOfStranger, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn(
  'an ID token that says where its certificate is opens no session, and nothing is fetched from there',
  {
    clauses: ['rfc8725.3.8', 'rfc8725.3.10'],
    faults: ['signature/embedded-x5u'],
    ofSignature: true,
    judge: asksNothingOfStranger,
  },
)
