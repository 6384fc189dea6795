import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an error that answers no request is met with a page', {
  clauses: ['rfc6749.4.1.2.1'],
  level: 'S',
  faults: ['response/error-without-state'],
  judge: asksForTokens(0),
})
