import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('where the connection breaks before the tokens come, the code is not sent again', {
  clauses: ['rfc6749.5.1', 'rfc6749.4.1.2.once'],
  faults: ['token/dropped'],
  judge: asksForTokens(1),
})
