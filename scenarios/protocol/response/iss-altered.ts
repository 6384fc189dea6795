import { asksForTokens, refusesSignIn, untilCleared } from '../../harness/refusal.ts'

const advertised = untilCleared('discovery/advertises-iss')

refusesSignIn('an answer that names another issuer than the one that was asked opens no session', {
  clauses: ['rfc9207.2.4'],
  faults: [advertised, 'response/iss-altered'],
  twin: [advertised, 'response/iss-added'],
  judge: asksForTokens(0),
})
