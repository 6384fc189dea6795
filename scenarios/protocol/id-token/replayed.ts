import { refusesSignIn } from '../../harness/refusal.ts'
import { given } from '../../harness/steps.ts'

refusesSignIn('an ID token of an earlier sign-in opens no session', {
  clauses: ['oidc-core.3.1.3.7.11'],
  faults: ['id-token/replayed'],
  async given({ person, workspace }) {
    await given('the person has signed in before, elsewhere', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  },
})
