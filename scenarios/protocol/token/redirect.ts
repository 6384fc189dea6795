import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'
import { expectEqual } from '../../harness/verdicts.ts'

refusesSignIn('a redirect in place of tokens is not followed: the code goes nowhere else', {
  clauses: ['rfc6749.5.1'],
  faults: ['token/redirect'],
  judge(scene) {
    expectEqual('what was asked of the stranger', scene.wire.askedOfStranger(), [])
    asksForTokens(1)(scene)
  },
})
