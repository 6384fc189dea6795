import { expectNothingRun, SCRIPT, SCRIPT_ADDRESS } from '../../harness/markup.ts'
import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('markup in the code of an error is shown as text, and no link leads to a script', {
  clauses: ['rfc6749.10.14'],
  faults: [
    {
      name: 'response/error',
      options: () => ({
        with: { error: SCRIPT, error_description: 'Try again later.', error_uri: SCRIPT_ADDRESS },
      }),
    },
  ],
  async judge(scene) {
    await expectNothingRun(scene.person.agent)
    asksForTokens(0)(scene)
  },
})
