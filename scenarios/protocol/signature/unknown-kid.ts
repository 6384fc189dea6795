import { refusesSignIn } from '../../harness/refusal.ts'
import { expectThat } from '../../harness/verdicts.ts'

refusesSignIn('an ID token of an unknown key opens no session, and the keys are fetched again at most once', {
  clauses: ['oidc-core.3.1.3.7.6', 'oidc-core.10.1.1.rotation'],
  level: 'S',
  strict: true,
  faults: ['signature/unknown-kid'],
  judge({ wire }) {
    const fetched = wire.askedOfOkta('/oauth2/v1/keys').length
    expectThat('the key set is fetched twice at most', fetched <= 2, `fetched ${fetched} times`)
  },
})
