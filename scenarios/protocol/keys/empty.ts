import { asksForTokens, refusesSignIn, untilCleared } from '../../harness/refusal.ts'

refusesSignIn('where the key that signed is not published, nobody is signed in', {
  clauses: ['oidc-core.3.1.3.7.6'],
  level: 'S',
  strict: true,
  faults: [untilCleared('keys/empty')],
  judge: asksForTokens(1),
})
