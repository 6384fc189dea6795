import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('half an answer in place of tokens opens no session', {
  clauses: ['rfc6749.5.1'],
  faults: ['token/truncated-json'],
  judge: asksForTokens(1),
})
