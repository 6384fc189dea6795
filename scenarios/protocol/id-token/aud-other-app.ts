import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an ID token for another app of the same org opens no session', {
  clauses: ['oidc-core.3.1.3.7.3'],
  faults: [
    { name: 'id-token/aud-other-app', options: async ({ addOwnApp }) => ({ with: await addOwnApp() }) },
  ],
})
