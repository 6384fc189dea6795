import { asksForTokens, refusesSignIn, untilCleared } from '../../harness/refusal.ts'

refusesSignIn('while the keys can’t be fetched, nobody is signed in unverified', {
  clauses: ['oidc-core.3.1.3.7.6'],
  level: 'S',
  strict: true,
  faults: [untilCleared('keys/server-error')],
  judge: asksForTokens(1),
})
