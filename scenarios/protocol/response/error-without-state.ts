import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'
import { expectThat } from '../../harness/verdicts.ts'

refusesSignIn('an error that answers no request is met with a page', {
  clauses: ['rfc6749.4.1.2.1'],
  level: 'S',
  faults: ['response/error-without-state'],
  judge(scene) {
    const status = scene.person.agent.status()
    expectThat('the target does not fail', status < 500, `status ${status}`)
    asksForTokens(0)(scene)
  },
})
