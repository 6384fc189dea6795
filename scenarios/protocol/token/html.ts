import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('a page in place of tokens opens no session', {
  clauses: ['rfc6749.5.1'],
  faults: ['token/html'],
  judge: asksForTokens(1),
})
