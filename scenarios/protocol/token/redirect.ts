import { asksForTokens, asksNothingOfStranger, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('a redirect in place of tokens is not followed: the code goes nowhere else', {
  clauses: ['rfc6749.5.1'],
  faults: ['token/redirect'],
  judge(scene) {
    asksNothingOfStranger(scene)
    asksForTokens(1)(scene)
  },
})
