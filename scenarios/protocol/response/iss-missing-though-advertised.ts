import { asksForTokens, refusesSignIn, untilCleared } from '../../harness/refusal.ts'

const advertised = untilCleared('discovery/advertises-iss')

refusesSignIn('an answer without the issuer that was advertised opens no session', {
  clauses: ['rfc9207.2.4'],
  faults: [advertised],
  twin: [advertised, 'response/iss-added'],
  judge: asksForTokens(0),
})
