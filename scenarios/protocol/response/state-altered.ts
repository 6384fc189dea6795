import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an answer with another state opens no session', {
  clauses: ['rfc6749.10.12'],
  faults: ['response/state-altered'],
  judge: asksForTokens(0),
})
