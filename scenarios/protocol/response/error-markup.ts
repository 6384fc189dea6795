import { expectNothingRun } from '../../harness/markup.ts'
import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('markup in an error of Okta is shown as text', {
  clauses: ['rfc6749.10.14'],
  faults: ['response/error-markup'],
  async judge(scene) {
    await expectNothingRun(scene.person.agent)
    asksForTokens(0)(scene)
  },
})
