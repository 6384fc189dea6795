import { asksForTokens, refusesSignIn, untilCleared } from '../../harness/refusal.ts'

refusesSignIn('metadata of another issuer are not used', {
  clauses: ['oidc-discovery.4.3'],
  faults: [untilCleared('discovery/issuer-mismatch')],
  judge: asksForTokens(0),
})
