import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('an error of Okta itself is told in words, and the next sign-in works', {
  clauses: ['rfc6749.4.1.2.1'],
  faults: [
    {
      name: 'response/error',
      options: () => ({ with: { error: 'temporarily_unavailable', error_description: 'Try again later.' } }),
    },
  ],
})
