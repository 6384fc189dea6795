import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an answer without a code opens no session', {
  clauses: ['rfc6749.4.1.2.response'],
  faults: ['response/code-missing'],
  judge: asksForTokens(0),
})
