import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn(
  'where the token endpoint is out of order, nobody is signed in, and the code is not sent again',
  {
    clauses: ['rfc6749.5.1', 'rfc6749.4.1.2.once'],
    faults: ['token/server-error'],
    judge: asksForTokens(1),
  },
)
