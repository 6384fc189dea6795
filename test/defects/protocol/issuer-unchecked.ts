import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token of any issuer',
  killedBy: ['protocol/id-token/iss-altered', 'protocol/id-token/iss-missing'],

  parts: () => exchangeByHand({ iss: unchecked }),
})
