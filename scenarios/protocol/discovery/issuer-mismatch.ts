import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('metadata of another issuer are not used', {
  clauses: ['oidc-discovery.4.3'],
  faults: [{ name: 'discovery/issuer-mismatch', options: () => ({ times: 'until-cleared' }) }],
  judge: asksForTokens(0),
})
