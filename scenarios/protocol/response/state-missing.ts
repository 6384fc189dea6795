import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an answer without a state opens no session', {
  clauses: ['rfc6749.10.12'],
  faults: ['response/state-missing'],
  judge: asksForTokens(0),
})
