import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token whoever it is meant for',
  killedBy: [
    'protocol/id-token/aud-altered',
    'protocol/id-token/aud-missing',
    'protocol/id-token/aud-other-app',
  ],

  parts: () => exchangeByHand({ aud: unchecked }),
})
