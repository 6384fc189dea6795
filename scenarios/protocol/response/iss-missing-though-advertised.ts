import { asksForTokens, type FaultOf, refusesSignIn } from '../../harness/refusal.ts'

const advertised: FaultOf = {
  name: 'discovery/advertises-iss',
  options: () => ({ times: 'until-cleared' }),
}

refusesSignIn('an answer without the issuer that was advertised opens no session', {
  clauses: ['rfc9207.2.4'],
  faults: [advertised],
  twin: [advertised, 'response/iss-added'],
  judge: asksForTokens(0),
})
