import { refusesSignIn } from '../../harness/refusal.ts'
import { expectEqual } from '../../harness/verdicts.ts'

refusesSignIn(
  'an ID token that says where its key set is opens no session, and nothing is fetched from there',
  {
    clauses: ['rfc8725.3.8', 'rfc8725.3.10'],
    faults: ['signature/embedded-jku'],
    judge({ wire }) {
      expectEqual('what the target asked of the stranger', wire.askedOfStranger(), [])
    },
  },
)
