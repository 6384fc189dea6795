import { refusesSignIn } from '../../harness/refusal.ts'
import { expectEqual } from '../../harness/verdicts.ts'

refusesSignIn('an ID token that brings its own certificate opens no session', {
  clauses: ['rfc8725.3.8'],
  faults: ['signature/embedded-x5c'],
  judge({ wire }) {
    expectEqual('what the target asked of the stranger', wire.askedOfStranger(), [])
  },
})
