import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token that is meant for any app of Okta',
  killedBy: ['protocol/id-token/aud-other-app'],

  parts: () => exchangeByHand({ aud: ({ aud }) => typeof aud === 'string' && /^0oa[0-9A-Za-z]+$/.test(aud) }),
})
