import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn('where the key that signed is not published, nobody is signed in', {
  clauses: ['oidc-core.3.1.3.7.6'],
  level: 'S',
  strict: true,
  faults: [{ name: 'keys/empty', options: () => ({ times: 'until-cleared' }) }],
  judge: asksForTokens(1),
})
