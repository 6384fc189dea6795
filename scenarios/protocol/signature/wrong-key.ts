import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn("an ID token that a stranger signed under the org's kid opens no session", {
  clauses: ['oidc-core.3.1.3.7.6'],
  faults: ['signature/wrong-key'],
  level: 'S',
  strict: true,
})
